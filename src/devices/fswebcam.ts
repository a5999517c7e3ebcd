import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import nodeWebcam from 'node-webcam';
import sharp from 'sharp';
import { KioskError } from '../errors.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Still extends Size {
  /** `/dev/video0`, `/dev/v4l/by-id/…`, `TEST` (colour bars) or `FILE:` and a picture in the scratch folder. */
  readonly device: string;
  /** Frames to throw away while a real camera finds its exposure. */
  readonly skip: number;
  readonly quality: number;
  /** Whether a picture of another size is a fault. A preview takes what the camera has. */
  readonly exactSize: boolean;
  /** Less than the usual limit, where someone waits behind this picture. */
  readonly timeoutSeconds?: number;
}

/** A live picture that takes longer is given up, so that a still does not wait for it. */
export const previewSeconds = 5;

const video = /^\/dev\/(video\d{1,3}|v4l\/by-(id|path)\/[A-Za-z0-9][A-Za-z0-9._:+=@-]{0,200})$/;
const file = /^FILE:(\/[A-Za-z0-9_-]+)+\.jpg$/;

/** node-webcam builds a shell command of what it is given, so that only these shapes of a device reach it. */
export const isVideoDevice = (device: string): boolean => video.test(device);

/** @throws KioskError `settings-invalid` unless `text` is like "1920x1080", each side 16 to 10,000 px */
export function parseResolution(text: string): Size {
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(text)?.map(Number) ?? [];
  const fits = (side: number | undefined): side is number =>
    side !== undefined && side >= 16 && side <= 10_000;
  if (fits(width) && fits(height)) return { width, height };
  throw new KioskError(
    'settings-invalid',
    `The camera's resolution must look like 1920x1080, not "${text}".`,
  );
}

export const installFswebcam = 'fswebcam is not installed (apt-get install fswebcam)';

/** False only when there is no such program: one that hangs or complains is found out by the first still. */
export async function fswebcamInstalled(): Promise<boolean> {
  return promisify(execFile)('fswebcam', ['--version'], { timeout: 5000 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'EACCES',
  );
}

/** fswebcam through node-webcam, with what the package leaves out: a time limit, an end, and a look at the result. */
export class Fswebcam {
  readonly #folder: string;
  readonly #timeoutSeconds: number;
  readonly #pidFile: string;
  #taking = false;
  #stopped = false;

  /** @param folder a scratch folder: its path goes into a shell command */
  constructor(folder: string, timeoutSeconds = 20) {
    this.#folder = folder;
    this.#timeoutSeconds = timeoutSeconds;
    this.#pidFile = join(folder, 'pid');
  }

  /** Takes one picture; nothing of it stays on disk, also after a failure. */
  async take(still: Still): Promise<Uint8Array> {
    const path = join(this.#folder, `${randomUUID()}.jpg`);
    if (!isVideoDevice(still.device) && !file.test(still.device) && still.device !== 'TEST') {
      throw new KioskError('settings-invalid', `"${still.device}" is not a camera, such as /dev/video0.`);
    }
    // Photographs on FILE: may be wider than any camera: all that matters to the shell is that these are numbers.
    if (!Number.isInteger(still.width) || !Number.isInteger(still.height)) {
      throw new KioskError('settings-invalid', 'The size of a picture must be whole numbers of pixels.');
    }
    try {
      await this.#run(still, path);
      return await checked(path, still);
    } finally {
      await rm(path, { force: true });
      await rm(this.#pidFile, { force: true });
    }
  }

  /** Ends a still that is being taken; it fails with `stopped`. No still is taken afterwards. */
  async stop(): Promise<void> {
    this.#stopped = true;
    // More than once: the shell may not have written its pid yet.
    while (this.#taking) {
      const pid = Number(await readFile(this.#pidFile, 'utf8').catch(() => ''));
      try {
        if (pid > 1) process.kill(pid, 'SIGTERM');
      } catch {
        // It ended by itself.
      }
      await setTimeout(50);
    }
  }

  async #run(still: Still, path: string): Promise<void> {
    if (this.#stopped) throw stopped();
    const webcam = new nodeWebcam.FSWebcam({
      width: still.width,
      height: still.height,
      quality: still.quality,
      output: 'jpeg',
      device: still.device,
      skip: still.skip,
      callbackReturn: 'location',
      saveShots: false,
      verbose: false,
    });
    // node-webcam has no time limit and keeps the child process to itself. `timeout` sets the limit (it exits with
    // 124, and with 137 or by SIGKILL where fswebcam won't end), takes the shell's pid by `exec`, and hands a SIGTERM on.
    const limit = Math.ceil(Math.min(this.#timeoutSeconds, still.timeoutSeconds ?? Number.POSITIVE_INFINITY));
    webcam.bin = `echo $$ >${this.#pidFile}; ` + `exec timeout --kill-after=2 ${limit} fswebcam`;
    this.#taking = true;
    const error = await new Promise<Error | null>((resolve) => webcam.capture(path, resolve)).finally(() => {
      this.#taking = false;
    });
    if (this.#stopped) throw stopped();
    if (error !== null) throw explained(error, still.device);
  }
}

/** The path of a FILE: device says nothing to anyone. */
const nameOf = (device: string) => (device.startsWith('FILE:') ? 'the simulated camera' : device);

const stopped = () => new KioskError('stopped', 'The camera was closed while it took a picture.');

function explained(error: Error, device: string): KioskError {
  const code = 'code' in error ? error.code : undefined;
  const cause = { cause: error };
  const killed = 'signal' in error && error.signal === 'SIGKILL';
  if (code === 124 || code === 137 || killed) {
    return new KioskError(
      'camera-timeout',
      `No answer in time from ${nameOf(device)}. Unplug the camera, plug it in again and try once more.`,
      cause,
    );
  }
  if (code === 126 || code === 127) return new KioskError('camera-missing', `${installFswebcam}.`, cause);
  if (error.message === 'No webcam found') return missing(device, cause);
  return new KioskError(
    'camera-no-picture',
    `fswebcam failed on ${nameOf(device)}. Check that no other program uses the camera, then try again.`,
    cause,
  );
}

const missing = (device: string, cause?: ErrorOptions) =>
  new KioskError(
    'camera-missing',
    `No camera at ${nameOf(device)}. Check its cable, or name another device in the settings.`,
    cause,
  );

/** fswebcam says success too often: what counts is a whole JPEG of the size asked for. */
async function checked(path: string, still: Still): Promise<Uint8Array> {
  const jpeg = await readFile(path).catch(() => undefined);
  if (jpeg === undefined) {
    const there = !isVideoDevice(still.device) || (await stat(still.device).catch(() => undefined));
    if (!there) throw missing(still.device);
    throw noPicture(`No picture from ${nameOf(still.device)}`);
  }
  const whole =
    jpeg.length > 4 && jpeg.readUInt16BE(0) === 0xffd8 && jpeg.readUInt16BE(jpeg.length - 2) === 0xffd9;
  const size = whole
    ? await sharp(jpeg)
        .metadata()
        .catch(() => undefined)
    : undefined;
  if (size === undefined) throw noPicture(`A broken picture from ${nameOf(still.device)}`);
  if (still.exactSize && (size.width !== still.width || size.height !== still.height)) {
    throw new KioskError(
      'camera-no-picture',
      `A picture of ${size.width}x${size.height} px from ${nameOf(still.device)}, not ${still.width}x${still.height}. ` +
        "Set the camera's resolution to one that it has.",
    );
  }
  return jpeg;
}

const noPicture = (what: string) =>
  new KioskError(
    'camera-no-picture',
    `${what}. Check that no other program uses the camera, then try again.`,
  );
