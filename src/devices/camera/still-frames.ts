import { setTimeout as sleep } from 'node:timers/promises';

/** At most four a second, because each is a separate process. */
const intervalMs = 250;

/** The live picture on a machine without ffmpeg: one small still after the other, until `signal` aborts. */
export async function* stillFrames(
  take: () => Promise<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  while (!signal.aborted) {
    const started = performance.now();
    yield await take();
    const pause = Math.max(10, intervalMs - (performance.now() - started));
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}
