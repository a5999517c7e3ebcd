import type { BodySite } from './body-site.ts';
import type { Detection, DismissedDetection, Lesion, RankedLesion } from './lesion.ts';
import type { Quality } from './triage.ts';

export interface Spot extends Detection {
  readonly id: string;
}

/** A wide-field photo kept for this visit; the pixels stay with the conductor, under the same id. */
export interface Capture {
  readonly id: string;
  readonly site: BodySite;
  readonly width: number;
  readonly height: number;
  readonly simulated: boolean;
  /** Every spot found so far; a spot is checked once a lesion has its id. */
  readonly spots: readonly Spot[];
  /** Spots that turned out to be no lesion; no longer among `spots`. */
  readonly dismissed: readonly DismissedDetection[];
  /** Oddness is null until the analysis has finished: it compares with all lesions of the visit. */
  readonly lesions: readonly RankedLesion[];
  /** Set when the analysis of this capture has finished. */
  readonly quality: Quality | null;
}

/** Spots are checked as they are found: `checking` begins when every part of the photo was searched. */
export interface Progress {
  readonly stage: 'finding' | 'checking';
  /** Done of `total`: parts of the photo while finding, spots while checking. */
  readonly done: number;
  readonly total: number;
}

/** Progress after a part of the photo was searched. */
export function searched(capture: Capture | undefined, partsDone: number, partsTotal: number): Progress {
  return partsDone < partsTotal
    ? { stage: 'finding', done: partsDone, total: partsTotal }
    : checking(capture);
}

export const checking = (capture: Capture | undefined): Progress => ({
  stage: 'checking',
  done: capture?.lesions.length ?? 0,
  total: capture?.spots.length ?? 0,
});

/** A capture before its analysis. */
export const nothingFound = { spots: [], dismissed: [], lesions: [], quality: null } as const;

export const unranked = (lesion: Lesion): RankedLesion => ({ ...lesion, oddness: null, oddnessRank: null });

export const spotsFound = (capture: Capture, spots: readonly Spot[]): Capture => ({
  ...capture,
  spots: [...capture.spots, ...spots],
});

export const lesionChecked = (capture: Capture, lesion: Lesion): Capture => ({
  ...capture,
  lesions: [...capture.lesions, unranked(lesion)],
});

export const spotDismissed = (capture: Capture, detection: DismissedDetection): Capture => ({
  ...capture,
  spots: capture.spots.filter(({ id }) => id !== detection.id),
  dismissed: [...capture.dismissed, detection],
});
