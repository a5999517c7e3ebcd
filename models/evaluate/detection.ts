import type { Detection } from '../../src/screening/lesion/lesion.ts';
import {
  type Box,
  centreOf,
  containsPoint,
  diameterOf,
  intersectionOverUnion,
} from '../../src/screening/space/geometry.ts';

export interface AnnotatedBox {
  readonly box: Box;
  /** False for "ignore": counts neither for nor against. */
  readonly counts: boolean;
}

/** All that counting needs to know of a detection, so that other methods' count too. */
export type Found = Pick<Detection, 'box' | 'confidence'>;

/** The detections of one photo, compared with its boxes. */
export interface Match<B extends AnnotatedBox, D extends Found> {
  /** Every box that counts, with the detection that found it. */
  readonly lesions: readonly { readonly annotated: B; readonly detection: D | undefined }[];
  readonly falseAlarms: readonly D[];
}

/** Smaller detections count neither way, because nobody annotated lesions that small. */
const smallestPixels = 12;

/** A detection counts for a box when its centre lies in the box or their IoU is 0.3 or more. */
export const agrees = (detection: Box, box: Box): boolean =>
  containsPoint(box, centreOf(detection)) || intersectionOverUnion(detection, box) >= 0.3;

/**
 * Matches the most confident detections first, each with the box that it overlaps most. Each lesion is found by at most
 * one detection and each detection finds at most one: a second detection of a lesion is a false alarm. "Ignore" boxes,
 * and detections under 12 px, count neither way. The match at a higher threshold is therefore this one without the
 * detections below it.
 */
export function match<B extends AnnotatedBox, D extends Found>(
  detections: readonly D[],
  boxes: readonly B[],
): Match<B, D> {
  const lesions = boxes.filter(({ counts }) => counts);
  const ignored = boxes.filter(({ counts }) => !counts);
  const finders = new Map<B, D>();
  const falseAlarms: D[] = [];
  for (const detection of detections
    .filter(({ box }) => diameterOf(box) >= smallestPixels)
    .toSorted((a, b) => b.confidence - a.confidence)) {
    const overlap = ({ box }: B) => intersectionOverUnion(detection.box, box);
    const [own] = lesions
      .filter((lesion) => !finders.has(lesion) && agrees(detection.box, lesion.box))
      .sort((a, b) => overlap(b) - overlap(a));
    if (own) finders.set(own, detection);
    else if (!ignored.some(({ box }) => agrees(detection.box, box))) falseAlarms.push(detection);
  }
  return {
    lesions: lesions.map((annotated) => ({ annotated, detection: finders.get(annotated) })),
    falseAlarms,
  };
}
