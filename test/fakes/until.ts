import { setTimeout as sleep } from 'node:timers/promises';

interface Patience {
  /** More than a busy machine needs: reached only where what is waited for does not come. */
  readonly withinMs?: number;
  readonly everyMs?: number;
  /** For the error, where the condition does not say it. */
  readonly what?: string;
}

/**
 * Looks again and again until `look` neither throws nor gives false. The one way in which tests wait for what tells
 * nobody that it has happened.
 * @returns what `look` gave
 * @throws what `look` threw last, or else an error that shows the condition
 */
export async function until<Found>(
  look: () => Found | Promise<Found>,
  { withinMs = 60_000, everyMs = 20, what = String(look) }: Patience = {},
): Promise<Exclude<Found, false>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    let failure: unknown;
    try {
      const found = await look();
      if (found !== false) return found as Exclude<Found, false>;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadline) throw failure ?? new Error(`Not within ${withinMs / 1000} s: ${what}`);
    await sleep(everyMs);
  }
}
