import type { AnnotatedBox, Found, Match } from './detection.ts';
import type { Statistic } from './statistics.ts';

/** One photo's confidences, for a free-response ROC curve. */
export interface FreeResponse {
  readonly lesions: number;
  /** Confidence of the detections that found a lesion. */
  readonly found: readonly number[];
  readonly falseAlarms: readonly number[];
}

export interface FrocPoint {
  readonly confidence: number;
  readonly recall: number;
  readonly falseAlarmsPerPhoto: number;
}

export const freeResponseOf = ({ lesions, falseAlarms }: Match<AnnotatedBox, Found>): FreeResponse => ({
  lesions: lesions.length,
  found: lesions.flatMap(({ detection }) => (detection ? [detection.confidence] : [])),
  falseAlarms: falseAlarms.map(({ confidence }) => confidence),
});

interface Step {
  readonly photo: number;
  readonly confidence: number;
  readonly isLesion: boolean;
}

type Visit = (recall: number, falseAlarmsPerPhoto: number, confidence: number) => void;

/** Walks along the curve from the highest confidence down, with weighted photos; equal confidences are one step. */
function frocWalker(photos: readonly FreeResponse[]): (weights: Float64Array, visit: Visit) => void {
  const steps: Step[] = photos
    .flatMap(({ found, falseAlarms }, photo) => [
      ...found.map((confidence) => ({ photo, confidence, isLesion: true })),
      ...falseAlarms.map((confidence) => ({ photo, confidence, isLesion: false })),
    ])
    .sort((a, b) => b.confidence - a.confidence);
  return (weights, visit) => {
    let lesions = 0;
    let total = 0;
    for (const [i, photo] of photos.entries()) {
      lesions += (weights[i] ?? 0) * photo.lesions;
      total += weights[i] ?? 0;
    }
    let found = 0;
    let alarms = 0;
    for (const [i, { photo, confidence, isLesion }] of steps.entries()) {
      if (isLesion) found += weights[photo] ?? 0;
      else alarms += weights[photo] ?? 0;
      if (steps[i + 1]?.confidence !== confidence) visit(found / lesions, alarms / total, confidence);
    }
  };
}

export function frocCurve(photos: readonly FreeResponse[]): FrocPoint[] {
  const points: FrocPoint[] = [];
  frocWalker(photos)(new Float64Array(photos.length).fill(1), (recall, falseAlarmsPerPhoto, confidence) => {
    points.push({ confidence, recall, falseAlarmsPerPhoto });
  });
  return points;
}

/** The most recall at no more than `most` false alarms a photo, weighted by photo. */
export function recallAt(most: number, photos: readonly FreeResponse[]): Statistic {
  const walk = frocWalker(photos);
  return (weights) => {
    let best = 0;
    walk(weights, (recall, falseAlarms) => {
      if (falseAlarms <= most) best = recall;
    });
    return best;
  };
}
