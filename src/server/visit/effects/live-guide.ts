import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from '../../../devices/camera/camera.ts';
import { codeOf } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import { type Guidance, guide } from '../../../screening/judgement/guidance.ts';
import type { Frame } from '../../../screening/space/frame.ts';
import type { Target } from '../../../screening/visit/capture.ts';
import { decodePhoto, resize } from '../../../vision/pixels/decode.ts';
import { readLive } from '../../../vision/quality/read-quality.ts';
import type { Vision } from '../../../vision/vision.ts';
import { skinToShow } from './photo-check.ts';

/** Time between two looks, in ms: more than three looks a second if the models keep up. */
const lookEveryMs = 300;
/** Longer side, in pixels, of the frames that are examined. */
const looksAt = 640;
/** Longer side, in pixels, of the thumbnails that are compared to detect movement. */
const thumbnail = 64;

export interface LiveGuideParts {
  readonly camera: Pick<Camera, 'latest'>;
  readonly vision: Vision;
  /** Width in pixels of the still, of which the live picture is a small copy. */
  readonly stillWidth: number;
  readonly logger: Pick<Logger, 'warn'>;
  /** Called when the guidance has changed. */
  readonly changed: () => void;
}

/** Examines the live picture and gives the customer one instruction at a time. */
export class LiveGuide {
  readonly #parts: LiveGuideParts;
  #target: Target | undefined;
  /** Ends the current looking when it is aborted. */
  #looking: AbortController | undefined;
  #before: Frame | undefined;
  #candidate: Guidance | null = null;
  #guidance: Guidance | null = null;

  constructor(parts: LiveGuideParts) {
    this.#parts = parts;
  }

  /** The current guidance; null while nothing is known. */
  get guidance(): Guidance | null {
    return this.#guidance;
  }

  /** Begins, or continues with another target. */
  aim(target: Target): void {
    this.#target = target;
    if (this.#looking) return;
    this.#looking = new AbortController();
    void this.#run(this.#looking.signal);
  }

  stop(): void {
    this.#looking?.abort();
    this.#looking = undefined;
    this.#before = undefined;
    this.#candidate = null;
    this.#guidance = null;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { camera, logger } = this.#parts;
    let failed = false;
    while (!signal.aborted) {
      const started = performance.now();
      try {
        const jpeg = camera.latest();
        this.#settle(signal, jpeg === undefined ? null : await this.#look(signal, jpeg));
        failed = false;
      } catch (error) {
        // The picture continues without guidance, and the log says once why.
        if (!failed) logger.warn({ event: 'guidance-failed', code: codeOf(error) });
        failed = true;
        this.#settle(signal, null);
      }
      await sleep(Math.max(20, lookEveryMs - (performance.now() - started)));
    }
  }

  async #look(signal: AbortSignal, jpeg: Uint8Array): Promise<Guidance | null> {
    const { vision, stillWidth } = this.#parts;
    const target = this.#target;
    if (target?.kind !== 'place') return null;
    const frame = await shrink(await decodePhoto(jpeg, 'The live picture'), looksAt);
    const readings = await readLive(frame, vision, skinToShow(target));
    const small = await shrink(frame, thumbnail);
    if (signal.aborted) return null;
    const movement = this.#before === undefined ? null : meanChange(this.#before, small);
    this.#before = small;
    const pixelsPerMm =
      readings.pixelsPerMm === null ? null : (readings.pixelsPerMm * stillWidth) / frame.width;
    return guide({ ...readings, pixelsPerMm, movement }, target.point === null);
  }

  /** Two looks must agree, so that the words do not flicker. */
  #settle(signal: AbortSignal, guidance: Guidance | null): void {
    if (signal.aborted) return;
    const agreed = guidance === this.#candidate;
    this.#candidate = guidance;
    if (!agreed || guidance === this.#guidance) return;
    this.#guidance = guidance;
    this.#parts.changed();
  }
}

function shrink(frame: Frame, side: number): Promise<Frame> {
  const scale = Math.min(1, side / Math.max(frame.width, frame.height));
  return resize(frame, Math.round(frame.width * scale), Math.round(frame.height * scale));
}

/** Mean change of a channel, in grey levels; 0 if the live picture has changed its size. */
function meanChange(before: Frame, now: Frame): number {
  if (before.data.length !== now.data.length) return 0;
  const sum = now.data.reduce((total, value, i) => total + Math.abs(value - (before.data[i] ?? 0)), 0);
  return sum / now.data.length;
}
