import type { Quality } from '../judgement/quality.ts';
import type { Detection, DismissedDetection, Lesion, RankedLesion } from '../lesion/lesion.ts';
import type { Moved } from '../lesion/person-rule.ts';
import type { MergedLesion } from '../lesion/same-lesion.ts';
import type { BodySite, Place, View } from '../space/body-site.ts';
import type { Point } from '../space/geometry.ts';
import type { Scale } from '../space/scale.ts';

export interface Spot extends Detection {
  readonly id: string;
}

/** What the next photo is to show. */
export type Target =
  | {
      readonly kind: 'place';
      readonly place: Place;
      /** Where the customer touched the figure of the body map, 0..1 of its width and height; null by the list. */
      readonly point: Point | null;
    }
  | { readonly kind: 'closeup'; readonly captureId: string; readonly lesionId: string };

/** Its pixels lie apart, under the same id. */
export interface TakenPhoto {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly simulated: boolean;
}

/** A photo that the customer looks at before it is used. */
export interface Candidate extends TakenPhoto {
  /** Null until it was judged. */
  readonly quality: Quality | null;
  /** It could not be judged, until the customer asks for another try. */
  readonly checkFailed: boolean;
}

/** A photo that the customer chose to use. */
interface UsedPhoto extends TakenPhoto {
  readonly quality: Quality;
  /** Kept although its quality failed, after too many tries: it can lead to `inconclusive` or `refer` alone. */
  readonly poor: boolean;
  readonly analysis: 'waiting' | 'failed' | 'done';
}

/** Oddness and what other photo shows the same lesion are null until the result: they compare all of a screening. */
export type ScreenedLesion = MergedLesion<RankedLesion> & Moved;

/** A wide-field photo kept in a screening. */
export interface Capture extends UsedPhoto {
  readonly site: BodySite;
  readonly view: View;
  readonly point: Point | null;
  /** Every spot found so far; a spot is checked once a lesion has its id. */
  readonly spots: readonly Spot[];
  /** Spots that turned out to be no lesion; no longer among `spots`. */
  readonly dismissed: readonly DismissedDetection[];
  readonly lesions: readonly ScreenedLesion[];
  readonly progress: Progress | null;
  /** From a scale card in the photo; null without one, or before the photo was analysed. */
  readonly scale: Scale | null;
}

/** A photo of one lesion, which takes the more serious of both levels. */
export interface Closeup extends UsedPhoto {
  readonly captureId: string;
  readonly lesionId: string;
  /** Null until it was analysed. */
  readonly lesion: Lesion | null;
}

/** Spots are checked as they are found: `checking` begins when every part of the photo was searched. */
export interface Progress {
  readonly stage: 'finding' | 'checking';
  /** Done of `total`: parts of the photo while finding, spots while checking. */
  readonly done: number;
  readonly total: number;
}

/** A capture before its analysis. */
export const nothingFound = { spots: [], dismissed: [], lesions: [], progress: null, scale: null } as const;

export const alone = (lesion: Lesion): ScreenedLesion => ({
  ...lesion,
  oddness: null,
  oddnessRank: null,
  moved: null,
  sameAs: null,
});

export const searched = (capture: Capture, partsDone: number, partsTotal: number): Capture => ({
  ...capture,
  progress:
    partsDone < partsTotal ? { stage: 'finding', done: partsDone, total: partsTotal } : checking(capture),
});

export const spotsFound = (capture: Capture, spots: readonly Spot[]): Capture => ({
  ...capture,
  spots: [...capture.spots, ...spots],
});

export const lesionChecked = (capture: Capture, lesion: Lesion): Capture =>
  counted({ ...capture, lesions: [...capture.lesions, alone(lesion)] });

export const spotDismissed = (capture: Capture, detection: DismissedDetection): Capture =>
  counted({
    ...capture,
    spots: capture.spots.filter(({ id }) => id !== detection.id),
    dismissed: [...capture.dismissed, detection],
  });

const checking = ({ lesions, spots }: Capture): Progress => ({
  stage: 'checking',
  done: lesions.length,
  total: spots.length,
});

const counted = (capture: Capture): Capture =>
  capture.progress?.stage === 'checking' ? { ...capture, progress: checking(capture) } : capture;
