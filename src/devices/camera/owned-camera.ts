import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorCode, KioskError } from '../../errors.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import type { Camera, CameraDescription, TakenPicture, Viewer } from './camera.ts';
import type { CameraSource } from './camera-source.ts';
import { type CheckPicture, LiveCheck } from './live-check.ts';
import { pictureFault } from './picture-fault.ts';

/** After this long without a good frame the source is opened again. */
const silenceMs = 5000;
const firstPauseMs = 500;
/** Longest pause: with the silence and the time to open, a camera that works again shows a picture within 10 s. */
const longestPauseMs = 3000;
/** Pause between looks for a missing camera, each of which lists two folders. */
const lookMs = 1000;
const toBeFound: readonly ErrorCode[] = ['camera-missing', 'camera-ambiguous', 'camera-changed'];
/** A frame older than this does not show what the customer does now. */
const freshMs = 1000;

/** The only owner of the only source: the live picture and the still take turns in its queue. */
export class OwnedCamera implements Camera {
  readonly #source: CameraSource;
  readonly #check: CheckPicture;
  readonly #device = new OneAtATime();
  readonly #viewers = new Set<Viewer>();
  /** Ends the live picture, whether it runs or waits for its turn, or the pause before it. */
  #interrupt = new AbortController();
  #live: Promise<void> | undefined;
  #newest: { readonly jpeg: Uint8Array; readonly at: number } | undefined;
  #fault: KioskError | null = null;
  #closed = false;

  constructor(source: CameraSource, check: CheckPicture) {
    this.#source = source;
    this.#check = check;
  }

  get description(): CameraDescription {
    return this.#source.description;
  }

  takePicture(): Promise<TakenPicture> {
    const taken = this.#device.run(async () => {
      if (this.#closed) throw new KioskError('stopped', 'The camera is closed.');
      const picture = await this.#source.still();
      const fault = await this.#check(picture.jpeg);
      if (fault === null) return picture;
      picture.jpeg.fill(0);
      throw pictureFault(fault);
    });
    // The still is in the queue already, so the live picture resumes after it.
    this.#interrupt.abort();
    return taken;
  }

  watch(viewer: Viewer): () => void {
    if (this.#closed) throw new KioskError('stopped', 'The camera is closed.');
    this.#viewers.add(viewer);
    if (this.#fault !== null) viewer.fault(this.#fault);
    this.#live ??= this.#showLive();
    return () => {
      if (this.#viewers.delete(viewer) && this.#viewers.size === 0) this.#interrupt.abort();
    };
  }

  latest(): Uint8Array | undefined {
    return this.#newest && performance.now() - this.#newest.at < freshMs ? this.#newest.jpeg : undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#viewers.clear();
    this.#interrupt.abort();
    await this.#source.stop();
    await this.#live;
    await this.#device.idle();
    await this.#source.close();
  }

  /** Opens the source again and again for as long as somebody watches. */
  async #showLive(): Promise<void> {
    let failures = 0;
    while (this.#viewers.size > 0) {
      const interrupt = new AbortController();
      this.#interrupt = interrupt;
      try {
        await this.#device.run(() =>
          this.#stream(interrupt, () => {
            failures = 0;
          }),
        );
      } catch (error) {
        const fault = asKioskError(error);
        this.#setFault(fault);
        failures++;
        // An interrupted pause (by a still, or because nobody watches) is not a failure.
        await sleep(pauseMs(fault, failures), undefined, { signal: interrupt.signal }).catch(() => undefined);
      }
    }
    this.#fault = null;
    this.#live = undefined;
    this.#source.rest();
  }

  async #stream(interrupt: AbortController, good: () => void): Promise<void> {
    const { signal } = interrupt;
    if (signal.aborted) return;
    const check = new LiveCheck(this.#source.moves, this.#check);
    let verdict: KioskError | null | 'wait' = 'wait';
    const watchdog = setTimeout(
      () => interrupt.abort(verdict instanceof KioskError ? verdict : silent()),
      silenceMs,
    );
    try {
      for await (const jpeg of this.#source.frames(signal)) {
        if (signal.aborted) continue; // the source is on its way to its end
        verdict = check.look(jpeg, performance.now());
        if (verdict === 'wait') continue;
        this.#setFault(verdict);
        if (verdict !== null) continue;
        good();
        watchdog.refresh();
        this.#newest = { jpeg, at: performance.now() };
        for (const viewer of this.#viewers) viewer.frame(jpeg);
      }
    } finally {
      clearTimeout(watchdog);
      this.#newest = undefined;
    }
    if (!signal.aborted) throw new KioskError('camera-no-picture', `The live picture ended. ${replug}`);
    if (signal.reason instanceof KioskError) throw signal.reason;
  }

  #setFault(fault: KioskError | null): void {
    const same = fault?.code === this.#fault?.code;
    this.#fault = fault;
    if (!same) for (const viewer of this.#viewers) viewer.fault(fault);
  }
}

const replug = 'Unplug the camera, plug it in again and wait ten seconds.';

const silent = () => new KioskError('camera-timeout', `No live picture for ${silenceMs / 1000} s. ${replug}`);

const pauseMs = (fault: KioskError, failures: number): number =>
  toBeFound.includes(fault.code) ? lookMs : Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);

const asKioskError = (error: unknown): KioskError =>
  error instanceof KioskError
    ? error
    : new KioskError('camera-no-picture', `The live picture failed. ${replug}`, { cause: error });
