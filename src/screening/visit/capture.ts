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

/** What the next photo should show. */
export type Target =
  | {
      readonly kind: 'place';
      readonly place: Place;
      /** Where the customer touched the body map, 0..1 of its width and height; null if chosen from the list. */
      readonly point: Point | null;
    }
  | { readonly kind: 'closeup'; readonly captureId: string; readonly lesionId: string };

/** The pixels are kept elsewhere, under the same id. */
export interface TakenPhoto {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly simulated: boolean;
  /** ISO 8601, UTC: when the camera gave it. Versions until 0.9.0 kept none. */
  readonly takenAt?: string;
}

/** A photo that the customer sees before deciding whether to use it. */
export interface Candidate extends TakenPhoto {
  /** Null until the photo is judged. */
  readonly quality: Quality | null;
  /** True if it could not be judged, until the customer asks for another try. */
  readonly checkFailed: boolean;
}

/** A photo that the customer chose to use. */
interface UsedPhoto extends TakenPhoto {
  readonly quality: Quality;
  /** Kept after too many tries although its quality failed: it can lead only to `inconclusive` or `refer`. */
  readonly poor: boolean;
  readonly analysis: 'waiting' | 'failed' | 'done';
}

/** Oddness and `sameAs` are null until the result, because they compare all lesions of a screening. */
export type ScreenedLesion = MergedLesion<RankedLesion> & Moved;

/** A wide-field photo kept in a screening. */
export interface Capture extends UsedPhoto {
  readonly site: BodySite;
  readonly view: View;
  readonly point: Point | null;
  /** Every spot found so far; a spot has been checked once a lesion has its id. */
  readonly spots: readonly Spot[];
  /** Spots that turned out to be no lesion; no longer among `spots`. */
  readonly dismissed: readonly DismissedDetection[];
  readonly lesions: readonly ScreenedLesion[];
  readonly progress: Progress | null;
  /** From a scale card in the photo; null without one, and until the photo is analysed. */
  readonly scale: Scale | null;
}

/** A photo of one lesion, which then takes the more serious of the two levels. */
export interface Closeup extends UsedPhoto {
  readonly captureId: string;
  readonly lesionId: string;
  /** Null until the close-up is analysed. */
  readonly lesion: Lesion | null;
}

/** Spots are checked as they are found; `checking` begins once every part of the photo has been searched. */
export interface Progress {
  readonly stage: 'finding' | 'checking';
  /** How many of `total` are done: parts of the photo while finding, spots while checking. */
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
