import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from '../../../devices/camera/camera.ts';
import { codeOf } from '../../../errors.ts';
import type { Imaging } from '../../../imaging/port.ts';
import type { Logger } from '../../../logger.ts';
import { type Guidance, guide } from '../../../screening/judgement/guidance.ts';
import type { Target } from '../../../screening/visit/capture.ts';
import { skinToShow } from './photo-check.ts';

/** Time between two looks, in ms: more than three looks a second if the models keep up. */
const lookEveryMs = 300;
/** How long a target is shown at least, and how long the picture is good, before the kiosk takes a photo by itself. */
const readingMs = 4000;
const steadyMs = 1200;

export interface LiveGuideParts {
  readonly camera: Pick<Camera, 'latest'>;
  readonly imaging: Pick<Imaging, 'ask'>;
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
  #isFirst = true;
  #candidate: Guidance | null = null;
  #guidance: Guidance | null = null;
  #framed: () => void = () => undefined;
  /** When the target was shown, and since when the picture is good for it; in ms of the running process. */
  #aimedAt = 0;
  #goodSince: number | null = null;

  constructor(parts: LiveGuideParts) {
    this.#parts = parts;
  }

  /** The current guidance; null while nothing is known. */
  get guidance(): Guidance | null {
    return this.#guidance;
  }

  /**
   * Begins, or continues with another target.
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
    this.#isFirst = true;
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
        this.#settle(signal, jpeg === undefined ? null : await this.#look(jpeg));
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

  async #look(jpeg: Uint8Array): Promise<Guidance | null> {
    const { imaging, stillWidth } = this.#parts;
    const target = this.#target;
    if (target?.kind !== 'place') return null;
    const [isFirst, skinArea] = [this.#isFirst, skinToShow(target)];
    this.#isFirst = false;
    const readings = await imaging.ask('look-at-live', { jpeg, isFirst, skinArea, stillWidth });
    return guide(readings, target.point === null);
  }

  /** Two looks must agree, so that the words do not flicker. */
  #settle(signal: AbortSignal, guidance: Guidance | null): void {
    if (signal.aborted) return;
    const agreed = guidance === this.#candidate;
    this.#candidate = guidance;
    // Skin up to every edge is no fault of a photo: the advice to step back does not keep it from being taken.
    if (agreed) this.#frame(guidance === 'ready' || guidance === 'further');
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
