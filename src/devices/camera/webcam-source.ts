import { rm } from 'node:fs/promises';
import { openScratchFolder } from '../scratch-folder.ts';
import type { CameraDescription, TakenPicture } from './camera.ts';
import { type CameraSource, liveSize, type Size } from './camera-source.ts';
import { deviceInput, ffmpegFrames, installFfmpeg, testInput } from './ffmpeg.ts';
import { Fswebcam } from './fswebcam.ts';
import { stillFrames } from './still-frames.ts';

/** Exposure and white balance settle within half a second at a usual camera's 30 frames a second. */
const framesToSettle = 15;
const framesToSettleLive = 3;
const liveStillSeconds = 5;

/** Where the camera is now: its node, or `TEST` for colour bars. */
export type Locate = () => Promise<string>;

export interface WebcamOptions {
  readonly locate: Locate;
  /** How the settings name the camera, for the description. */
  readonly name: string;
  /** Size of the still, which the camera must have. */
  readonly size: Size;
  readonly withFfmpeg: boolean;
  readonly timeoutSeconds?: number;
}

/** A camera on this machine: ffmpeg for the live picture, fswebcam for the still. */
export class WebcamSource implements CameraSource {
  readonly description: CameraDescription;
  readonly moves = true;
  readonly #options: WebcamOptions;
  readonly #folder: string;
  readonly #fswebcam: Fswebcam;

  private constructor(options: WebcamOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
    this.#fswebcam = new Fswebcam(folder, options.timeoutSeconds);
    const { name, size, withFfmpeg } = options;
    const driver = withFfmpeg
      ? 'fswebcam, live picture by ffmpeg'
      : `fswebcam, slow live picture by fswebcam: ${installFfmpeg}`;
    this.description = {
      simulated: name === 'TEST',
      driver,
      detail: `${name} through ${driver}, ${size.width}x${size.height}`,
    };
  }

  /** The camera may be plugged in later. */
  static async open(options: WebcamOptions): Promise<WebcamSource> {
    return new WebcamSource(options, await openScratchFolder());
  }

  async *frames(signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const device = await this.#options.locate();
    if (this.#options.withFfmpeg) {
      yield* ffmpegFrames(device === 'TEST' ? testInput : deviceInput(device), signal);
    } else {
      yield* stillFrames(() => this.#smallStill(device), signal);
    }
  }

  async still(): Promise<TakenPicture> {
    const device = await this.#options.locate();
    const { size } = this.#options;
    const asked = { device, ...size, skip: framesToSettle, quality: 95, exactSize: true };
    return { jpeg: await this.#fswebcam.take(asked), source: null };
  }

  rest(): void {
    // It holds no picture.
  }

  stop(): Promise<void> {
    return this.#fswebcam.stop();
  }

  close(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  #smallStill(device: string): Promise<Uint8Array> {
    return this.#fswebcam.take({
      device,
      ...liveSize,
      skip: framesToSettleLive,
      quality: 80,
      exactSize: false,
      timeoutSeconds: liveStillSeconds,
    });
  }
}
