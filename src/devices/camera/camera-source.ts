import type { CameraDescription, TakenPicture } from './camera.ts';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Largest size of the live picture. */
export const liveSize: Size = { width: 1280, height: 720 };

/** The device or files behind the camera. Its owner never runs two of these calls at once, except `stop`. */
export interface CameraSource {
  readonly description: CameraDescription;
  /** False if every frame of the live picture is the same, so that it can't be told from a frozen one. */
  readonly moves: boolean;
  /**
   * Yields the frames of the live picture, in order, until `signal` aborts. Ends only once the device is free again.
   * @throws KioskError `camera-…` when the device can't be opened or stops by itself
   */
  frames(signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** @throws KioskError `camera-…` */
  still(): Promise<TakenPicture>;
  /** Nobody watches any longer: lets go of every picture. The next one may take a little longer. */
  rest(): void;
  /** Ends a still in progress; none is taken afterwards. */
  stop(): Promise<void>;
  /** Removes every temporary file; called once nothing runs any longer. */
  close(): Promise<void>;
}
