/** Port of a still camera. One owner: the kiosk opens exactly one, and its calls never overlap on the device. */
export interface Camera {
  readonly description: CameraDescription;

  /**
   * Takes one wide-field photo and returns the encoded picture (JPEG).
   * @throws KioskError `camera-missing`, `camera-no-picture`, `camera-timeout`
   */
  takePicture(): Promise<TakenPicture>;

  /** A small JPEG (≤ 1280 px wide) of what a still would show now, for framing. Same errors. */
  preview(): Promise<Uint8Array>;

  /** Ends every child process and removes every temporary file. */
  close(): Promise<void>;
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
