import type { Inference } from '../inference/port.ts';
import type { Spot } from '../screening/capture.ts';
import type { Frame } from '../screening/frame.ts';
import { centreOf } from '../screening/geometry.ts';
import { isInQuad } from '../screening/homography.ts';
import {
  type DismissalReason,
  type DismissedDetection,
  isNoLesion,
  type Lesion,
  type LevelThresholds,
} from '../screening/lesion.ts';
import { judge, type Quality } from '../screening/quality.ts';
import { diameterInMm } from '../screening/scale.ts';
import { awaitedLater } from './awaited-later.ts';
import { classify, classifyMirrored } from './classifier.ts';
import { cropsAround, cropWhole } from './crop.ts';
import { detect } from './detector.ts';
import type { ClassifierContract, Manifest } from './manifest.ts';
import { readCloseupQuality, readQuality } from './quality/read-quality.ts';
import { readScaleCard, type ScaleCard } from './scale-card/read-scale-card.ts';
import { StageClock, type StageTimes } from './stage-clock.ts';

/** What happens while a photo is analysed, in this order; `analysed` comes last and holds everything. */
export type AnalysisEvent =
  | { readonly type: 'found'; readonly spots: readonly Spot[] }
  | { readonly type: 'checked'; readonly lesion: Lesion }
  | { readonly type: 'dismissed'; readonly detection: DismissedDetection }
  | { readonly type: 'progress'; readonly tilesDone: number; readonly tilesTotal: number }
  | {
      readonly type: 'analysed';
      readonly quality: Quality;
      readonly lesions: readonly Lesion[];
      readonly dismissed: readonly DismissedDetection[];
      /** Null where the photo shows no scale card. */
      readonly card: ScaleCard | null;
      readonly timings: StageTimes;
    };

/** A found spot as the classifier judged it. */
type Checked = Extract<AnalysisEvent, { type: 'checked' | 'dismissed' }>;

export interface Vision {
  readonly inference: Inference;
  readonly manifest: Manifest;
}

/**
 * Analyses a wide-field photo: the lesions come as their tiles are done, each found first, then checked. The crops of
 * one step are cut while the detector looks at the next, so that a model always has its next run waiting.
 * @param signal checked between the steps
 * @throws KioskError of the inference; the signal's reason when aborted
 */
export async function* analyzeWideField(
  frame: Frame,
  { inference, manifest }: Vision,
  signal?: AbortSignal,
): AsyncGenerator<AnalysisEvent> {
  const clock = new StageClock(inference);
  const checks: Promise<readonly Checked[]>[] = [];
  const readPhoto = () =>
    awaitedLater(clock.time('quality', () => readQuality(frame, { inference: clock, manifest })));
  let readings: ReturnType<typeof readPhoto> | undefined;
  let found = 0;
  let card: ScaleCard | null = null;
  for await (const step of detect(frame, clock, manifest.detector)) {
    signal?.throwIfAborted();
    const spots = step.detections.map((detection) => ({ ...detection, id: `L${++found}` }));
    if (spots.length > 0) yield { type: 'found', spots };
    yield { type: 'progress', tilesDone: step.tilesDone, tilesTotal: step.tilesTotal };
    // The first spots are told, and the detector is at work on the next step: looking for the card holds nobody up.
    if (checks.length === 0) card = readScaleCard(frame);
    checks.push(awaitedLater(checkSpots(frame, spots, clock, manifest.classifier, card)));
    yield* (await checks.at(-2)) ?? [];
    signal?.throwIfAborted();
    // The first spots are judged; what the photo is worth is read beside the rest of the detector's work.
    if (checks.length === 2) readings = readPhoto();
  }
  readings ??= readPhoto();
  yield* (await checks.at(-1)) ?? [];
  const all = (await Promise.all(checks)).flat();
  yield {
    type: 'analysed',
    quality: judge(await readings),
    lesions: all.flatMap((event) => (event.type === 'checked' ? [event.lesion] : [])),
    dismissed: all.flatMap((event) => (event.type === 'dismissed' ? [event.detection] : [])),
    card,
    timings: clock.times,
  };
}

/** Analyses a close-up of one lesion: the whole photo is the crop, and its box the whole photo. */
export async function* analyzeCloseup(
  frame: Frame,
  { inference, manifest }: Vision,
): AsyncGenerator<AnalysisEvent> {
  const clock = new StageClock(inference);
  const box = { x: 0, y: 0, width: frame.width, height: frame.height };
  const spot = { id: 'L1', box, confidence: 1 };
  yield { type: 'found', spots: [spot] };
  const crop = await clock.time('crops', () => cropWhole(frame, cropSize(manifest)));
  const grades = await classifyMirrored(crop, clock, manifest.classifier);
  const lesions = grades.map((grade) => ({ ...spot, ...grade }));
  for (const lesion of lesions) yield { type: 'checked', lesion };
  // The detector did not look: here the classifier says whether this is skin at all.
  const skinShare = 1 - (lesions[0]?.probabilities.background ?? 1);
  yield {
    type: 'analysed',
    quality: judge(await clock.time('quality', () => readCloseupQuality(frame, skinShare))),
    lesions,
    dismissed: [],
    card: null,
    timings: clock.times,
  };
}

async function checkSpots(
  frame: Frame,
  spots: readonly Spot[],
  clock: StageClock,
  contract: ClassifierContract,
  card: ScaleCard | null,
): Promise<Checked[]> {
  const size = contract.input.shape[1] ?? 0;
  const boxes = spots.map(({ box }) => box);
  const crops = await clock.time('crops', () => cropsAround(frame, boxes, size));
  const grades = await classify(crops, clock, contract);
  return spots.flatMap((spot, i) => {
    const grade = grades[i];
    return grade ? [judged({ ...spot, ...grade }, contract.levels, card)] : [];
  });
}

function judged(lesion: Lesion, levels: LevelThresholds, card: ScaleCard | null): Checked {
  const { id, box, confidence, probabilities, splScore } = lesion;
  const dismissed = (reason: DismissalReason): Checked => ({
    type: 'dismissed',
    detection: { id, reason, box, confidence, probabilities, splScore },
  });
  if (card && isInQuad(card.outline, centreOf(box))) return dismissed('scale-card');
  if (isNoLesion(probabilities, splScore, levels)) return dismissed('no-lesion');
  const size = card?.scale && diameterInMm(box, card.scale);
  return { type: 'checked', lesion: size ? { ...lesion, size } : lesion };
}

const cropSize = ({ classifier }: Manifest) => classifier.input.shape[1] ?? 0;

/**
 * Analyses an empty photo and a crop of it once, so that the first customer does not pay for the start of the models.
 * @throws KioskError of the inference
 */
export async function warmUp(vision: Vision): Promise<void> {
  const side = 64;
  const frame = { width: side, height: side, data: new Uint8Array(side * side * 3).fill(128) };
  for await (const _ of analyzeWideField(frame, vision));
}
