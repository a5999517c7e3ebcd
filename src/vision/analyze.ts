import type { Inference } from '../inference/port.ts';
import type { Spot } from '../screening/capture.ts';
import type { Frame } from '../screening/frame.ts';
import { type DismissedDetection, isNoLesion, type Lesion } from '../screening/lesion.ts';
import type { Quality } from '../screening/triage.ts';
import { classify, classifyMirrored } from './classifier.ts';
import { type Crop, cropAround, cropWhole } from './crop.ts';
import { detect } from './detector.ts';
import type { Manifest } from './manifest.ts';
import { judge, readQuality } from './quality.ts';
import { readSkinShare } from './skin-share.ts';

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
      readonly timings: StageTimes;
    };

/** Milliseconds spent waiting for each stage. */
export interface StageTimes {
  readonly detect: number;
  readonly classify: number;
}

export interface Vision {
  readonly inference: Inference;
  readonly manifest: Manifest;
}

/**
 * Analyses a wide-field photo: the lesions come as their tiles are done, each found first, then checked.
 * @param signal checked between the steps
 * @throws KioskError of the inference; the signal's reason when aborted
 */
export async function* analyzeWideField(
  frame: Frame,
  { inference, manifest }: Vision,
  signal?: AbortSignal,
): AsyncGenerator<AnalysisEvent> {
  const lesions: Lesion[] = [];
  const dismissed: DismissedDetection[] = [];
  let found = 0;
  let classifyMs = 0;
  const started = performance.now();
  for await (const step of detect(frame, inference, manifest.detector)) {
    signal?.throwIfAborted();
    const spots = step.detections.map((detection) => ({ ...detection, id: `L${++found}` }));
    if (spots.length > 0) yield { type: 'found', spots };
    yield { type: 'progress', tilesDone: step.tilesDone, tilesTotal: step.tilesTotal };
    const classifyStarted = performance.now();
    for (const lesion of await checkSpots(frame, spots, { inference, manifest })) {
      if (isNoLesion(lesion.probabilities, lesion.splScore, manifest.classifier.levels)) {
        const { id, box, confidence, probabilities, splScore } = lesion;
        const detection = { id, box, confidence, probabilities, splScore };
        dismissed.push(detection);
        yield { type: 'dismissed', detection };
        continue;
      }
      lesions.push(lesion);
      yield { type: 'checked', lesion };
    }
    classifyMs += performance.now() - classifyStarted;
    signal?.throwIfAborted();
  }
  const skinShare = await readSkinShare(frame, inference, manifest.classifier);
  const timings = { detect: performance.now() - started - classifyMs, classify: classifyMs };
  yield {
    type: 'analysed',
    quality: judge(await readQuality(frame, skinShare)),
    lesions,
    dismissed,
    timings,
  };
}

/** Analyses a close-up of one lesion: the whole photo is the crop, and its box the whole photo. */
export async function* analyzeCloseup(frame: Frame, vision: Vision): AsyncGenerator<AnalysisEvent> {
  const { inference, manifest } = vision;
  const started = performance.now();
  const box = { x: 0, y: 0, width: frame.width, height: frame.height };
  const spot = { id: 'L1', box, confidence: 1 };
  yield { type: 'found', spots: [spot] };
  const crop = await cropWhole(frame, cropSize(manifest));
  const lesions = (await classifyMirrored(crop, inference, manifest.classifier)).map((grade) => ({
    ...spot,
    ...grade,
  }));
  for (const lesion of lesions) yield { type: 'checked', lesion };
  // The detector did not look: here the classifier says whether this is skin at all.
  const skinShare = 1 - (lesions[0]?.probabilities.background ?? 1);
  const timings = { detect: 0, classify: performance.now() - started };
  yield {
    type: 'analysed',
    quality: judge(await readQuality(frame, skinShare)),
    lesions,
    dismissed: [],
    timings,
  };
}

async function checkSpots(frame: Frame, spots: readonly Spot[], vision: Vision): Promise<Lesion[]> {
  const { inference, manifest } = vision;
  const size = cropSize(manifest);
  const crops: Crop[] = await Promise.all(spots.map(({ box }) => cropAround(frame, box, size)));
  const grades = await classify(crops, inference, manifest.classifier);
  return spots.flatMap((spot, i) => {
    const grade = grades[i];
    return grade ? [{ ...spot, ...grade }] : [];
  });
}

const cropSize = ({ classifier }: Manifest) => classifier.input.shape[1] ?? 0;

/** Runs both models once on an empty batch of one, so that the first customer does not pay for the start. */
export async function warmUp(vision: Vision): Promise<void> {
  const side = 64;
  const frame = { width: side, height: side, data: new Uint8Array(side * side * 3).fill(128) };
  for await (const _ of detect(frame, vision.inference, vision.manifest.detector));
  await classify(
    [await cropWhole(frame, cropSize(vision.manifest))],
    vision.inference,
    vision.manifest.classifier,
  );
}
