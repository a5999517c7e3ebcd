/**
 * Port of the kiosk's camera: the live picture for framing, and the still.
 *
 * One owner: everything that opens the device goes through one queue, so that a still waits until the process of the
 * live picture has ended, and the live picture resumes after the still. The device is open only while somebody
 * watches or a still is taken.
 *
 * Live picture: JPEG frames of at most 1280 x 720, at least 15 a second; the newest counts, none is kept. Frames that
 * are no picture (black, one colour, half, frozen, another size, damaged) are never shown: they become a fault. A
 * source that gives no good frame for 5 s is closed and opened again, with a growing pause of at most 3 s; a camera
 * that was unplugged is looked for once a second.
 *
 * How the pages see it: at step `capture` the state's `previewUrl` names a stream of these frames
 * (multipart/x-mixed-replace), good as the `src` of an <img>; a slow reader misses frames. It is null at every other
 * step. `devices.cameraFault` holds the code of the fault, null once a good frame came.
 */
import type { KioskError } from '../../errors.ts';

export interface Camera {
  readonly description: CameraDescription;

  /**
   * Takes one wide-field photo and returns the encoded picture (JPEG). The live picture stands still meanwhile. The
   * bytes are the caller's, who may overwrite them: nothing of the camera holds them any longer.
   * @throws KioskError `camera-…` (see errors.ts), `stopped`
   */
  takePicture(): Promise<TakenPicture>;

  /** Runs the live picture for `viewer` until the returned function is called. Any number of viewers, one source. */
  watch(viewer: Viewer): () => void;

  /**
   * The newest good frame of the live picture; undefined while nobody watches, during a still, and when the newest
   * is older than a second. For checks that look at a few frames a second.
   */
  latest(): Uint8Array | undefined;

  /** Ends every child process and removes every temporary file. */
  close(): Promise<void>;
}

/** Both are called in the daemon's own thread and must return at once. */
export interface Viewer {
  /** A good frame: a whole JPEG. It may be dropped. */
  frame(jpeg: Uint8Array): void;
  /** What is wrong with the live picture now; null once a good frame came after a fault. Told on change. */
  fault(error: KioskError | null): void;
}

export interface CameraDescription {
  readonly simulated: boolean;
  /** For the log: how pictures come, without the name of any. */
  readonly driver: string;
  /** For the screen: the driver, and for a simulated camera the photograph that the next still will take. */
  readonly detail: string;
}

export interface TakenPicture {
  readonly jpeg: Uint8Array;
  /** The simulated photograph's file name ("composed-back.jpg"); null for a real camera. */
  readonly source: string | null;
}
