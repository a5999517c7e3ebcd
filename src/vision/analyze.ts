import { judge, type Quality } from '../screening/judgement/quality.ts';
import type { DismissedDetection, Lesion } from '../screening/lesion/lesion.ts';
import type { Frame } from '../screening/space/frame.ts';
import type { Spot } from '../screening/visit/capture.ts';
import { awaitedLater } from './awaited-later.ts';
import type { Manifest, View } from './manifest.ts';
import { classifyAlone } from './models/classifier.ts';
import { detect } from './models/detector.ts';
import { cropWhole } from './pixels/crop.ts';
import { readCloseupQuality, readQuality } from './quality/read-quality.ts';
import { readScaleCard, type ScaleCard } from './scale-card/read-scale-card.ts';
import { type Checked, checkSpots, SecondChance } from './spots.ts';
import { StageClock, type StageTimes } from './stage-clock.ts';
import type { Vision } from './vision.ts';

/** Events during the analysis of a photo, in this order; `analysed` comes last and holds everything. */
export type AnalysisEvent =
  | { readonly type: 'found'; readonly spots: readonly Spot[] }
  | Checked
  | { readonly type: 'progress'; readonly tilesDone: number; readonly tilesTotal: number }
  | {
      readonly type: 'analysed';
      readonly quality: Quality;
      readonly lesions: readonly Lesion[];
      readonly dismissed: readonly DismissedDetection[];
      /** Null if the photo shows no scale card. */
      readonly card: ScaleCard | null;
      readonly timings: StageTimes;
    };

/**
 * Analyses a wide-field photo. Lesions come as their tiles are done; each is first found, then checked. The crops of
 * one step are cut while the detector works on the next, so that a model always has its next run waiting. Faint
 * detections come last, and only those whose grade makes them count.
 * @param signal checked between the steps
 * @throws KioskError from the inference; the signal's reason when aborted
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
  const secondChance = new SecondChance();
  for await (const step of detect(frame, clock, manifest.detector)) {
    signal?.throwIfAborted();
    const spots = step.detections.map((detection) => ({ ...detection, id: `L${++found}` }));
    if (spots.length > 0) yield { type: 'found', spots };
    yield { type: 'progress', tilesDone: step.tilesDone, tilesTotal: step.tilesTotal };
    // The first spots have been reported and the detector works on the next step, so looking for the card delays
    // nothing.
    if (checks.length === 0) card = readScaleCard(frame);
    const photo = { frame, clock, contract: manifest.classifier, card };
    checks.push(awaitedLater(checkSpots(spots, photo)));
    secondChance.take(spots, step.faint, photo);
    yield* (await checks.at(-2)) ?? [];
    signal?.throwIfAborted();
    // The first spots have been judged; the photo's quality is read while the detector does the rest.
    if (checks.length === 2) readings = readPhoto();
  }
  readings ??= readPhoto();
  yield* (await checks.at(-1)) ?? [];
  const quality = judge(await readings);
  // In a photo without skin, a faint detection is not a lesion that was nearly missed.
  const late = quality.faults.includes('no-skin')
    ? []
    : (await secondChance.lesions()).map((lesion) => ({ ...lesion, id: `L${++found}` }));
  if (late.length > 0) yield { type: 'found', spots: late };
  const lateChecks = late.map((lesion): Checked => ({ type: 'checked', lesion }));
  yield* lateChecks;
  const all = [...(await Promise.all(checks)).flat(), ...lateChecks];
  yield {
    type: 'analysed',
    quality,
    lesions: all.flatMap((event) => (event.type === 'checked' ? [event.lesion] : [])),
    dismissed: all.flatMap((event) => (event.type === 'dismissed' ? [event.detection] : [])),
    card,
    timings: clock.times,
  };
}

/**
 * Analyses a close-up of one lesion: the whole photo is both its crop and its box.
 * @param view whether it was taken through a dermatoscope
 */
export async function* analyzeCloseup(
  frame: Frame,
  { inference, manifest }: Vision,
  view: Exclude<View, 'wideField'> = 'closeUp',
): AsyncGenerator<AnalysisEvent> {
  const clock = new StageClock(inference);
  const box = { x: 0, y: 0, width: frame.width, height: frame.height };
  const spot = { id: 'L1', box, confidence: 1, pigmented: null };
  yield { type: 'found', spots: [spot] };
  const crop = await clock.time('crops', () => cropWhole(frame, cropSize(manifest)));
  const lesion = { ...spot, ...(await classifyAlone(crop, view, clock, manifest.classifier)) };
  yield { type: 'checked', lesion };
  // No detector has seen this photo, so the classifier says whether it shows skin at all.
  const skinShare = 1 - lesion.probabilities.background;
  yield {
    type: 'analysed',
    quality: judge(await clock.time('quality', () => readCloseupQuality(frame, skinShare))),
    lesions: [lesion],
    dismissed: [],
    card: null,
    timings: clock.times,
  };
}

const cropSize = ({ classifier }: Manifest) => classifier.input.shape[1] ?? 0;

/**
 * Analyses an empty photo and a crop of it once, so that the first customer does not wait for the models to warm up.
 * @throws KioskError of the inference
 */
export async function warmUp(vision: Vision): Promise<void> {
  const side = 64;
  const frame = { width: side, height: side, data: new Uint8Array(side * side * 3).fill(128) };
  for await (const _ of analyzeWideField(frame, vision));
}
