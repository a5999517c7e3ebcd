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

/** More than three looks a second, where the models keep up. */
const lookEveryMs = 300;
/** How long a target is shown at least, and how long the picture is good, before the kiosk takes a photo by itself. */
const readingMs = 4000;
const steadyMs = 1200;
/** Longer side in pixels of the frames that are looked at. */
const looksAt = 640;
/** Longer side of the thumbnails between which movement is seen. */
const thumbnail = 64;

export interface LiveGuideParts {
  readonly camera: Pick<Camera, 'latest'>;
  readonly vision: Vision;
  /** Pixels across the still, which the live picture is a small copy of. */
  readonly stillWidth: number;
  readonly logger: Pick<Logger, 'warn'>;
  /** Called when the guidance is another. */
  readonly changed: () => void;
}

/** Looks at the live picture and says what to do about it, one thing at a time. */
export class LiveGuide {
  readonly #parts: LiveGuideParts;
  #target: Target | undefined;
  /** Aborted when the looking that it stands for is to end. */
  #looking: AbortController | undefined;
  #before: Frame | undefined;
  #candidate: Guidance | null = null;
  #guidance: Guidance | null = null;
  #framed: () => void = () => undefined;
  /** When the target was shown, and since when the picture is good for it; in ms of the running process. */
  #aimedAt = 0;
  #goodSince: number | null = null;

  constructor(parts: LiveGuideParts) {
    this.#parts = parts;
  }

  /** Null while nothing is known. */
  get guidance(): Guidance | null {
    return this.#guidance;
  }

  /**
   * Begins, or goes on with another target.
   * @param framed called when the picture has been good for a while, and again and again while it stays so
   */
  aim(target: Target, framed: () => void): void {
    this.#target = target;
    this.#framed = framed;
    this.#aimedAt = performance.now();
    this.#goodSince = null;
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
        // The picture itself goes on without guidance; what it lacks is said once, in the log.
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
    if (agreed) this.#frame(guidance === 'ready');
    if (!agreed || guidance === this.#guidance) return;
    this.#guidance = guidance;
    this.#parts.changed();
  }

  /** Nobody is photographed before there was time to read how to stand, or in passing. */
  #frame(isGood: boolean): void {
    const now = performance.now();
    this.#goodSince = isGood ? (this.#goodSince ?? now) : null;
    if (this.#goodSince === null) return;
    if (now - this.#aimedAt > readingMs && now - this.#goodSince > steadyMs) this.#framed();
  }
}

function shrink(frame: Frame, side: number): Promise<Frame> {
  const scale = Math.min(1, side / Math.max(frame.width, frame.height));
  return resize(frame, Math.round(frame.width * scale), Math.round(frame.height * scale));
}

/** Mean change of a channel, in grey levels; 0 where the live picture changed its size. */
function meanChange(before: Frame, now: Frame): number {
  if (before.data.length !== now.data.length) return 0;
  const sum = now.data.reduce((total, value, i) => total + Math.abs(value - (before.data[i] ?? 0)), 0);
  return sum / now.data.length;
}
