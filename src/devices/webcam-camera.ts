import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import { KioskError } from '../errors.ts';
import type { Camera, CameraDescription, TakenPicture } from './camera.ts';
import {
  Fswebcam,
  isVideoDevice,
  parseResolution,
  previewSeconds,
  type Size,
  type Still,
} from './fswebcam.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { openScratchFolder } from './scratch-folder.ts';

/** Exposure and white balance settle in half a second of a usual camera's 30 frames. */
const framesToSettle = 15;
const framesToSettlePreview = 3;
const previewWidth = 1280;

export interface WebcamOptions {
  /** `/dev/videoN`, `/dev/v4l/by-id/…`, or `TEST` for fswebcam's own colour bars. */
  readonly device: string;
  /** Like "1920x1080": a size that the camera has. */
  readonly resolution: string;
  readonly timeoutSeconds?: number;
}

/** A camera on this machine, through fswebcam: one process a picture, so that nothing holds the device between. */
export class WebcamCamera implements Camera {
  readonly description: CameraDescription;
  readonly #device: string;
  readonly #size: Size;
  readonly #folder: string;
  readonly #fswebcam: Fswebcam;
  readonly #queue = new OneAtATime();

  private constructor(options: WebcamOptions, size: Size, folder: string) {
    this.#device = options.device;
    this.#size = size;
    this.#folder = folder;
    this.#fswebcam = new Fswebcam(folder, options.timeoutSeconds);
    this.description = {
      simulated: options.device === 'TEST',
      driver: 'fswebcam',
      detail: `${options.device} through fswebcam, ${options.resolution}`,
    };
  }

  /**
   * Checks the options; the camera itself may be plugged in later.
   * @throws KioskError `settings-invalid`
   */
  static async open(options: WebcamOptions): Promise<WebcamCamera> {
    const size = parseResolution(options.resolution);
    if (!isVideoDevice(options.device) && options.device !== 'TEST') {
      throw new KioskError('settings-invalid', `"${options.device}" is not a camera, such as /dev/video0.`);
    }
    return new WebcamCamera(options, size, await openScratchFolder());
  }

  takePicture(): Promise<TakenPicture> {
    return this.#queue.run(async () => ({
      jpeg: await this.#fswebcam.take({ ...this.#still(), ...this.#size, skip: framesToSettle }),
      source: null,
    }));
  }

  preview(): Promise<Uint8Array> {
    return this.#queue.run(async () => {
      const scale = Math.min(1, previewWidth / this.#size.width);
      const jpeg = await this.#fswebcam.take({
        ...this.#still(),
        width: Math.max(16, Math.round(this.#size.width * scale)),
        height: Math.max(16, Math.round(this.#size.height * scale)),
        skip: framesToSettlePreview,
        quality: 80,
        exactSize: false,
        timeoutSeconds: previewSeconds,
      });
      const { width } = await sharp(jpeg).metadata();
      return width <= previewWidth
        ? jpeg
        : await sharp(jpeg).resize({ width: previewWidth }).jpeg().toBuffer();
    });
  }

  async close(): Promise<void> {
    await this.#fswebcam.stop();
    await this.#queue.idle();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #still(): Pick<Still, 'device' | 'quality' | 'exactSize'> {
    return { device: this.#device, quality: 95, exactSize: true };
  }
}
