import type { Camera, Viewer } from '../../../src/devices/camera/camera.ts';

/** More than a busy machine needs. */
const patienceMs = 60_000;

/** Watches a camera and waits for what it shows. */
export class RecordingViewer implements Viewer {
  frames = 0;
  last: Uint8Array | undefined;
  /** Codes as reported; null when the fault ended. */
  readonly faults: (string | null)[] = [];
  /** How many frames had been shown when each code was reported. */
  readonly framesBefore: number[] = [];
  readonly stop: () => void;
  #look: () => void = () => undefined;

  constructor(camera: Camera) {
    this.stop = camera.watch(this);
  }

  frame(jpeg: Uint8Array): void {
    this.frames++;
    this.last = jpeg;
    this.#look();
  }

  fault(error: { readonly code: string } | null): void {
    this.faults.push(error?.code ?? null);
    this.framesBefore.push(this.frames);
    this.#look();
  }

  /** Waits for the next frame. */
  async next(): Promise<Uint8Array> {
    const before = this.frames;
    await this.#until(() => this.frames > before, 'a frame');
    return this.last ?? new Uint8Array();
  }

  /** @returns milliseconds until this is the last reported fault */
  faultIs(code: string | null): Promise<number> {
    return this.#until(() => this.faults.at(-1) === code, `the fault ${code}`);
  }

  async #until(isSo: () => boolean, what: string): Promise<number> {
    const begun = performance.now();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Waited for ${what} in vain; faults: ${this.faults.join(', ')}.`)),
        patienceMs,
      );
      this.#look = () => {
        if (!isSo()) return;
        clearTimeout(timer);
        resolve();
      };
      this.#look();
    });
    return performance.now() - begun;
  }
}
