import { randomUUID } from 'node:crypto';
import type { Imaging } from '../../imaging/port.ts';
import type { StageTimes } from '../../vision/stage-clock.ts';

/** Milliseconds of one analysis, from the photo's bytes in memory on. */
export interface PhotoRun {
  readonly total: number;
  /** Until the first lesion is found and drawn on the page. Null if there is none. */
  readonly firstLesion: number | null;
  /** Until the first one is judged as well. */
  readonly firstJudged: number | null;
  /** The JPEG's decoding, by libvips. */
  readonly decode: number;
  /** The wall time in which at least one model's thread worked. */
  readonly compute: number;
  /** The rest: our own code and copies, while neither a model nor the decoder works. */
  readonly own: number;
  /** Stages as the analysis itself times them; they overlap with each other. */
  readonly stages: StageTimes;
  /**
   * Processor time of decoding, of the models' threads, and of everything else in both processes. Own code that runs
   * while a model does shows here, and not in `own`.
   */
  readonly cpu: { readonly decode: number; readonly own: number; readonly models: number };
  readonly found: number;
  /** Crops shown to the classifier, including mirror images, faint detections and the photo checks. */
  readonly crops: number;
}

/** Running totals since the models were opened, in ms. */
export interface ModelTimes {
  /** Time in which at least one model worked. */
  computeMs(): number;
  /** Processor time of the models' threads. */
  modelCpuMs(): number;
  /** Processor time of the whole process of the models. */
  cpuMs(): Promise<number>;
  /** Crops that the classifier was shown. */
  crops(): number;
}

/** @param decodeCpuMs processor time of decoding this photo, measured by itself */
export async function runPhoto(
  jpeg: Uint8Array,
  imaging: Imaging,
  models: ModelTimes,
  decodeCpuMs: number,
): Promise<PhotoRun> {
  const before = {
    compute: models.computeMs(),
    models: models.modelCpuMs(),
    child: await models.cpuMs(),
    crops: models.crops(),
    daemon: process.cpuUsage(),
  };
  const started = performance.now();
  const since = () => performance.now() - started;
  let firstLesion: number | null = null;
  let firstJudged: number | null = null;
  // A name of its own, so that each run decodes the photo.
  for await (const event of imaging.analyse({ photoId: randomUUID(), jpeg }, 'wide-field')) {
    if (event.type === 'found') firstLesion ??= since();
    if (event.type === 'checked') firstJudged ??= since();
    if (event.type !== 'analysed') continue;
    const total = since();
    const { decode } = event.timings;
    const compute = Math.min(total - decode, models.computeMs() - before.compute);
    const modelCpu = models.modelCpuMs() - before.models;
    const all = (await models.cpuMs()) - before.child + cpuSince(before.daemon);
    const cpu = { decode: decodeCpuMs, models: modelCpu, own: Math.max(0, all - modelCpu - decodeCpuMs) };
    const own = total - decode - compute;
    const timed = { total, firstLesion, firstJudged, decode, compute, own, stages: event.timings, cpu };
    return { ...timed, found: event.lesions.length, crops: models.crops() - before.crops };
  }
  throw new Error('the analysis ended without a result');
}

/** Milliseconds. */
export function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
