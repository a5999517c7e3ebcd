import { setTimeout as sleep } from 'node:timers/promises';

/** At most four a second: each is a process of its own. */
const intervalMs = 250;

/** A live picture for a machine without ffmpeg: one small still after the other, until `signal` aborts. */
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
