import type { ErrorCode } from '../errors.ts';
import type { LoadedModel } from '../inference/port.ts';
import type { Quality } from '../screening/judgement/quality.ts';
import { type Triage, triage } from '../screening/judgement/triage.ts';
import { type DistinctLesion, rankDistinctLesions } from '../screening/lesion/distinct-lesions.ts';
import type { DismissedDetection, Doubt, Lesion, Level, Probabilities } from '../screening/lesion/lesion.ts';
import type { MoveReason, PersonRule } from '../screening/lesion/person-rule.ts';
import type { BodySite } from '../screening/space/body-site.ts';
import type { Box } from '../screening/space/geometry.ts';
import type { Length, Scale, ScaleFault } from '../screening/space/scale.ts';
import { classifierModel, detectorModel, type Manifest, personFinderModel } from '../vision/manifest.ts';
import type { StageTimes } from '../vision/stage-clock.ts';
import type { PhotoFile } from './read-photo.ts';

/** The document that `analyze --json` prints. */
export interface Report {
  readonly models: readonly ModelReport[];
  readonly photos: readonly PhotoReport[];
  /** Photos that could not be analysed, then pictures of `--out` that could not be made (`picture-failed`). */
  readonly failures: readonly Failure[];
  readonly triage: Triage;
}

export interface Failure {
  readonly file: string;
  readonly code: ErrorCode | 'picture-failed';
  readonly message: string;
}

export interface ModelReport {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly provider: string;
}

export interface PhotoReport {
  readonly file: string;
  readonly site: BodySite | null;
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
  readonly lesions: readonly LesionReport[];
  /** Detections that the classifier says are no lesion. */
  readonly dismissed: readonly DismissedDetection[];
  /** From a scale card in the photo; null if there is none that can be read. */
  readonly scale: Pick<Scale, 'mmPerPixel' | 'error'> | null;
  /** Why a card in the photo gives no scale. */
  readonly scaleFault: ScaleFault | null;
  readonly timingsMs: Timings;
}

/** Milliseconds; see StageTimes. */
interface Timings extends StageTimes {
  readonly decode: number;
  /** From opening the file to the first lesion that was found and checked; null if there is none. */
  readonly firstLesion: number | null;
  readonly total: number;
}

export interface LesionReport {
  readonly id: string;
  readonly box: Box;
  readonly confidence: number;
  /** False for a red, pink or skin-coloured spot; null for a close-up. */
  readonly pigmented: boolean | null;
  readonly probabilities: Probabilities;
  readonly splScore: number;
  readonly level: Level;
  /** Why the crop is hard to judge, whatever its level. */
  readonly doubts: readonly Doubt[];
  readonly oddness: number | null;
  readonly oddnessRank: number | null;
  /** Why `level` differs from the one that the lesion has by itself; null if it does not. */
  readonly moved: MoveReason | null;
  /** Diameter in mm with its error; null without a scale, or if the lesion is too far from the card. */
  readonly size: Length | null;
  /** The view under which this lesion is counted; null if it is this one. */
  readonly sameAs: { readonly photo: number; readonly lesion: string } | null;
}

export interface AnalyzedPhoto extends Omit<PhotoReport, 'file' | 'lesions'> {
  readonly source: PhotoFile;
  readonly lesions: readonly Lesion[];
}

export interface RankedPhoto extends AnalyzedPhoto {
  readonly lesions: readonly DistinctLesion<Lesion>[];
}

/** Joins the lesions that several photos of one person show, ranks them and judges them among each other. */
export function rankPhotos(photos: readonly AnalyzedPhoto[], rule: PersonRule): RankedPhoto[] {
  const ranked = rankDistinctLesions(
    photos.map((photo, i) => ({ ...photo, id: numberOf(i) })),
    rule,
  );
  return photos.map((photo, i) => ({ ...photo, lesions: ranked[i] ?? [] }));
}

/** Photos are named by their position in the call, from 1, because the same file may be given twice. */
const numberOf = (index: number): string => String(index + 1);

/**
 * Sums up the photos of one person.
 * @param failures only those of photos: a picture that could not be drawn changes nothing about its photo
 */
export function buildReport(
  photos: readonly RankedPhoto[],
  failures: readonly Failure[],
  models: readonly ModelReport[],
): Report {
  return {
    models,
    photos: photos.map(({ source, lesions, ...photo }) => ({
      file: source.file,
      ...photo,
      lesions: lesions.map(lesionReport),
    })),
    failures,
    triage: triage([...photos, ...failures.map(() => unreadable)], null),
  };
}

/** A photo that could not be read counts as unusable, because nothing is known about what it shows. */
const unreadable = { quality: { usable: false, faults: [] }, lesions: [] };

/** Which models ran, and which provider really ran them. */
export function modelReports(manifest: Manifest, loaded: readonly LoadedModel[]): ModelReport[] {
  return [
    { name: detectorModel, ...manifest.detector },
    { name: classifierModel, ...manifest.classifier },
    { name: personFinderModel, ...manifest.personFinder },
  ].map(({ name, version, sha256 }) => ({
    name,
    version,
    sha256,
    provider: loaded.find(({ model }) => model === name)?.provider ?? 'none',
  }));
}

function lesionReport(lesion: DistinctLesion<Lesion>): LesionReport {
  const { id, box, confidence, pigmented, probabilities, splScore, level, doubts } = lesion;
  const { oddness, oddnessRank, moved, size = null, sameAs } = lesion;
  return {
    ...{
      id,
      box,
      confidence,
      pigmented,
      probabilities,
      splScore,
      level,
      moved,
      doubts,
      oddness,
      oddnessRank,
      size,
    },
    sameAs: sameAs && { photo: Number(sameAs.captureId), lesion: sameAs.lesionId },
  };
}
