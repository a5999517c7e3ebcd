import type { Camera } from '../../devices/camera/camera.ts';
import type { ErrorCode, KioskError } from '../../errors.ts';

/** The camera is given back when nobody has asked for a frame for this long. */
const idleMs = 3000;

export interface SlipScannerParts {
  readonly camera: Pick<Camera, 'watch' | 'latest'>;
  /** Whether a visit runs, which then has the camera to itself. */
  readonly isCameraTaken: () => boolean;
}

/** A frame, or why there is none; null while the camera is on its way. */
export type ScanFrame = Uint8Array | 'busy' | { readonly fault: ErrorCode } | null;

/** Gives the pharmacist's page frames of the kiosk's camera, before which a slip is held; keeps none of them. */
export class SlipScanner {
  readonly #parts: SlipScannerParts;
  #stopWatching: (() => void) | undefined;
  #fault: KioskError | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: SlipScannerParts) {
    this.#parts = parts;
  }

  /** The newest frame. The first call opens the camera, which stays open as long as more come. */
  frame(): ScanFrame {
    const { camera, isCameraTaken } = this.#parts;
    if (isCameraTaken()) {
      this.stop();
      return 'busy';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stop(), idleMs);
    this.#stopWatching ??= camera.watch({
      frame: () => undefined,
      fault: (error) => {
        this.#fault = error;
      },
    });
    return this.#fault === null ? (camera.latest() ?? null) : { fault: this.#fault.code };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#fault = null;
  }
}
