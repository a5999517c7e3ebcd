import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import nodeWebcam from 'node-webcam';
import { KioskError, systemCode } from '../../errors.ts';
import { videoNode } from '../names.ts';
import { isWholeJpeg, jpegSize } from './jpeg-header.ts';
import { pictureFault } from './picture-fault.ts';
import { assertHarmless, type Still } from './still.ts';

export const installFswebcam = 'fswebcam is not installed (apt-get install fswebcam)';

/** More than a still of 64 megapixels takes; a container's /dev/shm has 64 MB in all. */
const roomForStill = 32 * 1024 * 1024;

/** False only if there is no such program; the first still finds out one that hangs or fails. */
export async function fswebcamInstalled(): Promise<boolean> {
  return promisify(execFile)('fswebcam', ['--version'], { timeout: 5000 }).then(
    () => true,
    (error: unknown) => !['ENOENT', 'EACCES'].includes(systemCode(error) ?? ''),
  );
}

/** Runs fswebcam through node-webcam and adds what the package lacks: a time limit, an end, a check of the result. */
export class Fswebcam {
  readonly #folder: string;
  readonly #timeoutSeconds: number;
  readonly #pidFile: string;
  #taking = false;
  #stopped = false;

  /** @param folder a scratch folder; its path becomes part of a shell command */
  constructor(folder: string, timeoutSeconds = 10) {
    this.#folder = folder;
    this.#timeoutSeconds = timeoutSeconds;
    this.#pidFile = join(folder, 'pid');
  }

  /** Takes one picture; nothing of it stays on disk, even after a failure. */
  async take(still: Still): Promise<Uint8Array> {
    const path = join(this.#folder, `${randomUUID()}.jpg`);
    assertHarmless(still);
    const { bavail, bsize } = await statfs(this.#folder);
    if (bavail * bsize < roomForStill) throw noSpace(this.#folder);
    try {
      const complaint = await this.#run(still, path);
      // fswebcam reports success and leaves as much of the picture as there was room for.
      if (/disk space|no space left/i.test(complaint)) throw noSpace(this.#folder);
      if (/no.*such.*(file|device)/i.test(complaint)) throw missing(still.device);
      return await checked(path, still);
    } finally {
      await rm(path, { force: true });
      await rm(this.#pidFile, { force: true });
    }
  }

  /** Ends a still in progress, which fails with `stopped`. No still is taken afterwards. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const began = performance.now();
    // Tried more than once, because the shell may not have written its pid yet.
    while (this.#taking) {
      const pid = Number(await readFile(this.#pidFile, 'utf8').catch(() => ''));
      if (pid > 1) signalGroup(pid, performance.now() - began < graceMs ? 'SIGTERM' : 'SIGKILL');
      await setTimeout(50);
    }
  }

  /** @returns what fswebcam wrote to standard error, whether or not it reports success */
  async #run(still: Still, path: string): Promise<string> {
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
    let complaint = '';
    webcam.runCaptureValidations = (stderr) => {
      complaint = stderr;
      return null;
    };
    // node-webcam has no time limit and does not expose the child process. `timeout` sets the limit (it exits with 124,
    // or with 137 or by SIGKILL if fswebcam won't end), gets the shell's pid by `exec`, and passes a SIGTERM on, which
    // the kernel sends, thanks to `setpriv`, when the daemon is killed.
    const limit = Math.ceil(Math.min(this.#timeoutSeconds, still.timeoutSeconds ?? Number.POSITIVE_INFINITY));
    webcam.bin =
      `echo $$ >${this.#pidFile}; ` +
      `exec setpriv --pdeathsig TERM timeout --kill-after=2 ${limit} fswebcam`;
    this.#taking = true;
    const error = await new Promise<Error | null>((resolve) => webcam.capture(path, resolve)).finally(() => {
      this.#taking = false;
    });
    if (this.#stopped) throw stopped();
    // exec's message ends in what the command wrote to standard error.
    if (error !== null && !/disk space|no space left/i.test(error.message))
      throw explained(error, still.device);
    return error?.message ?? complaint;
  }
}

/** How long a still in progress has to end by itself. */
const graceMs = 2000;

/**
 * Signals `timeout`, whose pid this is, and everything in its group: a signal that comes while it starts fswebcam ends it
 * alone, and what is left holds the pipes for which node-webcam waits.
 */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
    } catch {
      // It ended by itself, or is no group yet.
    }
  }
}

/** The path of a FILE: device would mean nothing to anyone. */
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
  if (code === 126 || code === 127) {
    return new KioskError('camera-program-missing', `${installFswebcam}.`, cause);
  }
  return new KioskError(
    'camera-no-picture',
    `fswebcam failed on ${nameOf(device)}. Check that no other program uses the camera, then try again.`,
    cause,
  );
}

const missing = (device: string) =>
  new KioskError(
    'camera-missing',
    `No camera at ${nameOf(device)}. Check its cable, or name another device in the settings.`,
  );

const noSpace = (folder: string) =>
  new KioskError(
    'camera-no-space',
    `No room for a photo in ${folder}, which lies in memory. Free some memory.`,
  );

/** fswebcam reports success too often, so a still counts only if it is a whole JPEG of the requested size. */
async function checked(path: string, still: Still): Promise<Uint8Array> {
  const jpeg = await readFile(path).catch(() => undefined);
  if (jpeg === undefined) {
    const there = !videoNode.test(still.device) || (await stat(still.device).catch(() => undefined));
    if (!there) throw missing(still.device);
    throw new KioskError(
      'camera-no-picture',
      `No picture from ${nameOf(still.device)}. Check that no other program uses the camera, then try again.`,
    );
  }
  const size = isWholeJpeg(jpeg) ? jpegSize(jpeg) : undefined;
  if (size === undefined) throw pictureFault('camera-broken-picture');
  if (still.exactSize && (size.width !== still.width || size.height !== still.height)) {
    throw new KioskError(
      'camera-wrong-size',
      `A picture of ${size.width}x${size.height} px from ${nameOf(still.device)}, not ${still.width}x${still.height}. ` +
        "Set the camera's resolution to one that it has.",
      { places: { size: `${size.width} × ${size.height}` } },
    );
  }
  return jpeg;
}
