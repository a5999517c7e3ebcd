/**
 * Port of the kiosk's camera, for the live picture with which a photo is framed, and the still.
 *
 * The camera has one owner: everything that opens the device goes through one queue, so that a still waits until the
 * process of the live picture has ended, and the live picture resumes after the still. The device is open only while
 * somebody watches or a still is taken.
 *
 * The live picture consists of JPEG frames of at most 1280 x 720, at least 15 a second. Only the newest counts, and
 * none is kept. Frames that show no picture (black, one colour, half, frozen, of another size, damaged) are never
 * shown: they become a fault. A source without a good frame for 5 s is closed and opened again, with growing pauses of
 * up to 3 s; a camera that was unplugged is looked for once a second.
 *
 * Pages get it as a stream of these frames (multipart/x-mixed-replace), which can be the `src` of an <img>: the state's
 * `previewUrl` names it at step `capture` and is null at every other step. A slow reader misses frames.
 * `devices.cameraFault` holds the code of the fault, and is null once a good frame came.
 */
import type { KioskError } from '../../errors.ts';

export interface Camera {
  readonly description: CameraDescription;

  /**
   * Takes one wide-field photo and returns the encoded picture (JPEG). The live picture freezes meanwhile. The caller
   * owns the bytes and may overwrite them, because the camera no longer holds them.
   * @throws KioskError `camera-…` (see errors.ts), `stopped`
   */
  takePicture(): Promise<TakenPicture>;

  /** Runs the live picture for `viewer` until the returned function is called. All viewers share one source. */
  watch(viewer: Viewer): () => void;

  /**
   * The newest good frame of the live picture, for checks that look at a few frames a second. Undefined while nobody
   * watches, during a still, and when the newest frame is older than a second.
   */
  latest(): Uint8Array | undefined;

  /** Ends every child process and removes every temporary file. */
  close(): Promise<void>;
}

/** Both are called in the daemon's own thread and must return at once. */
export interface Viewer {
  /** A good frame: a whole JPEG. It may be dropped. */
  frame(jpeg: Uint8Array): void;
  /** Called on change with what is wrong with the live picture; null once a good frame came after a fault. */
  fault(error: KioskError | null): void;
}

export interface CameraDescription {
  readonly simulated: boolean;
  /** For the log: how pictures come, without the name of any picture. */
  readonly driver: string;
  /** For the screen: the driver, and for a simulated camera the photograph that the next still will be. */
  readonly detail: string;
}

export interface TakenPicture {
  readonly jpeg: Uint8Array;
  /** The simulated photograph's file name ("composed-back.jpg"); null for a real camera. */
  readonly source: string | null;
}
