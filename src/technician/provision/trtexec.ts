import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { KioskError } from '../../errors.ts';

/** Where JetPack puts it; it is on no PATH. */
export const jetpackTrtexec = '/usr/src/tensorrt/bin/trtexec';

/** A model as trtexec is to build it. */
export interface BuildJob {
  readonly onnx: string;
  readonly engine: string;
  /** Kept between builds: a second one of the same model takes a fraction of the time. */
  readonly timingCache: string;
  readonly inputName: string;
  /** Without the batch. */
  readonly inputShape: readonly number[];
  readonly maxBatch: number;
}

/**
 * The command line: half precision, one profile from a batch of one to the largest, best for the largest, and no
 * inference afterwards. 1 GiB of workspace leaves an 8 GB board enough for its desktop.
 */
export function trtexecArguments({
  onnx,
  engine,
  timingCache,
  inputName,
  inputShape,
  maxBatch,
}: BuildJob): string[] {
  const shape = (batch: number) => `${inputName}:${[batch, ...inputShape].join('x')}`;
  return [
    `--onnx=${onnx}`,
    `--saveEngine=${engine}`,
    '--fp16',
    `--minShapes=${shape(1)}`,
    `--optShapes=${shape(maxBatch)}`,
    `--maxShapes=${shape(maxBatch)}`,
    `--timingCacheFile=${timingCache}`,
    '--memPoolSize=workspace:1024',
    '--skipInference',
  ];
}

/** On an Orin Nano a first build took 331 to 399 s (public notes of 2026-09, YOLO at 512 to 1920 px). */
const usualSeconds = 360;

/** @param lastSeconds of the build before this one, where there was one */
export function timeLeft(elapsedSeconds: number, lastSeconds: number | null): string {
  const left = (lastSeconds ?? usualSeconds) - elapsedSeconds;
  if (left <= 0) return 'a little longer than usual';
  return left < 90 ? `about ${Math.ceil(left / 10) * 10} s left` : `about ${Math.ceil(left / 60)} min left`;
}

/** The version that trtexec names in its last line, "TensorRT v100300" → "10.3.0". */
export function trtexecVersion(output: string): string | null {
  const digits = /\[TensorRT v(\d{5,7})\]/.exec(output)?.[1];
  if (digits === undefined) return null;
  const number = Number(digits);
  return [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100].join('.');
}

const tellEveryMs = 10_000;

/**
 * Builds one engine.
 * @param tell called with a sentence about the progress every `everyMs` milliseconds
 * @returns the seconds that it took, and the version that built it
 * @throws KioskError `engine-failed` with trtexec's own last error
 */
export async function buildEngine(
  program: string,
  job: BuildJob,
  lastSeconds: number | null,
  tell: (progress: string) => void,
  everyMs = tellEveryMs,
): Promise<{ seconds: number; tensorrt: string | null }> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  // The build ends with this process, however this ends, because it takes minutes and the whole board.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...trtexecArguments(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-100_000);
    });
  }
  const ticker = setInterval(() => {
    tell(`${elapsed().toFixed(0)} s, ${timeLeft(elapsed(), lastSeconds)}`);
  }, everyMs);
  try {
    const [status] = (await once(child, 'close')) as [number | null];
    // setpriv's own status: the program can't be run, or does not exist.
    if (status === 126 || status === 127)
      throw new KioskError('engine-failed', `${program} can't be run. Install JetPack's libnvinfer-bin.`);
    if (status !== 0 || !output.includes('&&&& PASSED')) throw failure(output, status);
    return { seconds: elapsed(), tensorrt: trtexecVersion(output) };
  } finally {
    clearInterval(ticker);
  }
}

function failure(output: string, status: number | null): KioskError {
  const lines = output.split('\n').filter((line) => /\[E\]/.test(line));
  const reason = lines.at(-1)?.replace(/^.*\[E\]\s*/, '') ?? `it ended with status ${status}`;
  return new KioskError(
    'engine-failed',
    `trtexec failed: ${reason}. Free some memory (stop the kiosk and the desktop) and run the command again.`,
  );
}
