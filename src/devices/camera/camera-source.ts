import type { CameraDescription, TakenPicture } from './camera.ts';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Largest live picture. */
export const liveSize: Size = { width: 1280, height: 720 };

/** What stands behind the one camera. Its owner never runs two of these calls at once, but for stop. */
export interface CameraSource {
  readonly description: CameraDescription;
  /** False where every frame of the live picture is the same one: such a picture can't be told from a frozen one. */
  readonly moves: boolean;
  /**
   * Frames of the live picture, in order, until `signal` aborts. Ends only when the device is free again.
   * @throws KioskError `camera-…` when the device can't be opened or stops by itself
   */
  frames(signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** @throws KioskError `camera-…` */
  still(): Promise<TakenPicture>;
  /** Nobody watches any longer: lets go of every picture. The next one may take a little longer. */
  rest(): void;
  /** Ends a still that is being taken; none is taken afterwards. */
  stop(): Promise<void>;
  /** Removes every temporary file, once nothing runs any more. */
  close(): Promise<void>;
}
