import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { KioskError, systemCode } from '../../errors.ts';
import { liveSize } from './camera-source.ts';
import { JpegStream } from './jpeg-stream.ts';

export const installFfmpeg = 'ffmpeg is not installed (apt-get install ffmpeg)';

const framesPerSecond = 25;

/** A V4L2 device: copies the camera's own JPEGs, at 30 frames a second if the camera has them. */
export const deviceInput = (device: string): readonly string[] => [
  ...['-f', 'v4l2', '-input_format', 'mjpeg', '-framerate', '30'],
  ...['-video_size', `${liveSize.width}x${liveSize.height}`, '-i', device, '-c:v', 'copy'],
];

/** Moving colour bars. */
export const testInput: readonly string[] = [
  ...[
    '-re',
    '-f',
    'lavfi',
    '-i',
    `testsrc2=size=${liveSize.width}x${liveSize.height}:rate=${framesPerSecond}`,
  ],
  ...['-c:v', 'mjpeg', '-q:v', '5'],
];

/** Repeats one JPEG. */
export const loopInput = (path: string): readonly string[] => [
  ...['-re', '-f', 'image2', '-loop', '1', '-framerate', `${framesPerSecond}`, '-i', path, '-c:v', 'copy'],
];

/** False only if there is no such program. */
export async function ffmpegInstalled(): Promise<boolean> {
  return promisify(execFile)('ffmpeg', ['-version'], { timeout: 5000 }).then(
    () => true,
    (error: unknown) => !['ENOENT', 'EACCES'].includes(systemCode(error) ?? ''),
  );
}

/**
 * Runs ffmpeg until `signal` aborts and yields the pieces of its MJPEG stream. When this returns, the process has ended
 * and the device is free. With `setpriv` the kernel ends ffmpeg when the daemon is killed, even if ffmpeg hangs in the
 * device and would never notice the closed pipe.
 * @throws KioskError `camera-missing`, `camera-no-picture`, `camera-program-missing` when ffmpeg ends by itself
 */
export async function* ffmpegFrames(input: readonly string[], signal: AbortSignal): AsyncGenerator<Buffer> {
  const output = ['-flush_packets', '1', '-f', 'mjpeg', 'pipe:1'];
  const command = ['ffmpeg', '-nostdin', '-hide_banner', '-loglevel', 'error', ...input, ...output];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, so that nothing of it outlives the kill
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const ended = once(child, 'exit');
  // A kill loses nothing: the pipe carries whole pictures, and the kernel closes the device.
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL');
    }
    child.stdout.destroy();
  };
  signal.addEventListener('abort', kill, { once: true });
  try {
    if (signal.aborted) kill();
    const pictures = new JpegStream();
    for await (const chunk of child.stdout) yield* pictures.push(chunk as Buffer);
    await ended;
  } catch (error) {
    if (!signal.aborted) throw explained(child.exitCode, `${complaint} ${error}`);
  } finally {
    kill();
    signal.removeEventListener('abort', kill);
    await ended.catch(() => undefined);
  }
  if (!signal.aborted) throw explained(child.exitCode, complaint);
}

function explained(status: number | null, complaint: string): KioskError {
  const cause = { cause: new Error(`ffmpeg ended with status ${status}: ${complaint.trim()}`) };
  // setpriv exits with 126 or 127 if ffmpeg can't be run or is missing.
  if (status === 126 || status === 127) {
    return new KioskError('camera-program-missing', `${installFfmpeg}.`, cause);
  }
  if (/No such (file|device)/i.test(complaint)) {
    return new KioskError(
      'camera-missing',
      'The camera is gone. Check its cable, or plug it in again.',
      cause,
    );
  }
  return new KioskError(
    'camera-no-picture',
    'The live picture ended. Check that no other program uses the camera, then unplug it and plug it in again.',
    cause,
  );
}
