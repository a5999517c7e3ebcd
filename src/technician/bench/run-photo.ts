import { analyzeWideField, type Vision } from '../../vision/analyze.ts';
import { decodePhoto } from '../../vision/decode.ts';
import type { StageTimes } from '../../vision/stage-clock.ts';

/** Milliseconds of one analysis, from the photo's bytes in memory on. */
export interface PhotoRun {
  readonly total: number;
  /** Until the first lesion was judged, which the page then shows; null where there is none. */
  readonly firstLesion: number | null;
  /** The JPEG's decoding, by libvips. */
  readonly decode: number;
  /** The models themselves at work: without waiting and copying. */
  readonly compute: number;
  /** What is left: our own code and copies, where neither a model nor the decoder worked. */
  readonly own: number;
  /** Stages as the analysis itself times them; they overlap with each other. */
  readonly stages: StageTimes;
  readonly found: number;
}

/** @param computeMs all that the models have computed since they were opened, in ms */
export async function runPhoto(jpeg: Uint8Array, vision: Vision, computeMs: () => number): Promise<PhotoRun> {
  const computedBefore = computeMs();
  const started = performance.now();
  const frame = await decodePhoto(jpeg, 'The photo');
  const decode = performance.now() - started;
  let firstLesion: number | null = null;
  for await (const event of analyzeWideField(frame, vision)) {
    if (event.type === 'checked') firstLesion ??= performance.now() - started;
    if (event.type !== 'analysed') continue;
    const total = performance.now() - started;
    const compute = computeMs() - computedBefore;
    const own = Math.max(0, total - decode - compute);
    return { total, firstLesion, decode, compute, own, stages: event.timings, found: event.lesions.length };
  }
  throw new Error('the analysis ended without a result');
}
