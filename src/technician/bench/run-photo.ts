import { analysed } from '../../vision/analysed.ts';
import { analyzeWideField } from '../../vision/analyze.ts';
import { countingCrops } from '../../vision/models/counting-crops.ts';
import { decodePhoto } from '../../vision/pixels/decode.ts';
import type { StageTimes } from '../../vision/stage-clock.ts';
import type { Vision } from '../../vision/vision.ts';

/** Milliseconds of one analysis, beginning with the photo's bytes in memory. */
export interface PhotoRun {
  readonly total: number;
  /** Until the first lesion was found, which the page then draws. Null if there is none. */
  readonly firstLesion: number | null;
  /** Until the first lesion was judged too. */
  readonly firstJudged: number | null;
  /** Decoding of the JPEG by libvips. */
  readonly decode: number;
  /** Work of the models themselves, without waiting and copying. */
  readonly compute: number;
  /** The rest: our own code and copies while neither a model nor the decoder worked. */
  readonly own: number;
  /** Stages as the analysis times them; they overlap. */
  readonly stages: StageTimes;
  /**
   * Processor time of decoding, of everything else in this process, and of the models' process, which also reads its
   * pixels from a pipe. Our own code that runs while a model works shows here, and not in `own`.
   */
  readonly cpu: { readonly decode: number; readonly own: number; readonly inference: number };
  readonly found: number;
  /** Number of crops that the classifier got, including mirror images, faint detections and photo checks. */
  readonly crops: number;
}

/** Running totals since the models were opened, in ms. */
export interface ModelTimes {
  /** Time that the models themselves have computed. */
  computeMs(): number;
  /** Processor time of the models' process. */
  cpuMs(): Promise<number>;
}

export async function runPhoto(jpeg: Uint8Array, vision: Vision, models: ModelTimes): Promise<PhotoRun> {
  const before = { compute: models.computeMs(), inference: await models.cpuMs(), daemon: process.cpuUsage() };
  const started = performance.now();
  const since = () => performance.now() - started;
  const frame = await decodePhoto(jpeg, 'The photo');
  const decode = since();
  const cpuDecode = cpuSince(before.daemon);
  let firstLesion: number | null = null;
  let firstJudged: number | null = null;
  const inference = countingCrops(vision.inference);
  const events = analyzeWideField(frame, { ...vision, inference });
  const { lesions, timings: stages } = await analysed(events, ({ type }) => {
    if (type === 'found') firstLesion ??= since();
    if (type === 'checked') firstJudged ??= since();
  });
  const total = since();
  const compute = models.computeMs() - before.compute;
  const own = Math.max(0, total - decode - compute);
  const cpu = {
    decode: cpuDecode,
    own: cpuSince(before.daemon) - cpuDecode,
    inference: (await models.cpuMs()) - before.inference,
  };
  const timed = { total, firstLesion, firstJudged, decode, compute, own, stages, cpu };
  return { ...timed, found: lesions.length, crops: inference.crops };
}

/** Milliseconds. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
