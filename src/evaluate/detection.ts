import {
  type Box,
  centreOf,
  containsPoint,
  diameterOf,
  intersectionOverUnion,
} from '../screening/geometry.ts';
import type { Detection } from '../screening/lesion.ts';
import { bootstrap, type Figure } from './statistics.ts';

export interface AnnotatedBox {
  readonly box: Box;
  readonly counts: boolean;
}

/** One photo's detections against its boxes. */
export interface Match {
  readonly lesions: number;
  readonly found: number;
  readonly falseAlarms: number;
}

/** Smaller detections count neither way: nobody annotated that small. */
const smallestPixels = 12;

const matches = (detection: Box, box: Box): boolean =>
  containsPoint(box, centreOf(detection)) || intersectionOverUnion(detection, box) >= 0.3;

/**
 * Counts as the data folder's README says: a detection counts when its centre lies in the box or IoU ≥ 0.3; each
 * lesion is found by at most one detection and each detection finds at most one; "ignore" boxes and detections
 * under 12 px count neither way.
 */
export function match(detections: readonly Detection[], boxes: readonly AnnotatedBox[]): Match {
  const open = new Set(boxes.filter(({ counts }) => counts));
  const lesions = open.size;
  let falseAlarms = 0;
  for (const { box } of detections
    .filter((detection) => diameterOf(detection.box) >= smallestPixels)
    .toSorted((a, b) => b.confidence - a.confidence)) {
    const own = [...open].find((annotated) => matches(box, annotated.box));
    if (own) open.delete(own);
    else if (!boxes.some((annotated) => matches(box, annotated.box))) falseAlarms++;
  }
  return { lesions, found: lesions - open.size, falseAlarms };
}

export interface DetectionFigures {
  readonly recall: Figure;
  readonly falseAlarmsPerPhoto: Figure;
}

/** Recall over all lesions and false alarms a photo, with intervals over photos. */
export function detectionFigures(photos: readonly Match[]): DetectionFigures {
  const sum = (all: readonly Match[], of: (photo: Match) => number) =>
    all.reduce((total, photo) => total + of(photo), 0);
  const lesions = sum(photos, (photo) => photo.lesions);
  return {
    recall: bootstrap(
      photos,
      (all) => sum(all, (photo) => photo.found) / sum(all, (photo) => photo.lesions),
      lesions,
    ),
    falseAlarmsPerPhoto: bootstrap(
      photos,
      (all) => sum(all, (photo) => photo.falseAlarms) / all.length,
      photos.length,
    ),
  };
}
