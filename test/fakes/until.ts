import { setTimeout as sleep } from 'node:timers/promises';

interface Patience {
  /** More than a busy machine needs, so it is reached only if the awaited thing does not happen. */
  readonly withinMs?: number;
  readonly everyMs?: number;
  /** For the error, if the condition does not explain itself. */
  readonly what?: string;
}

/**
 * Calls `look` again and again until it neither throws nor returns false. This is the only way in which tests wait for
 * something that sends no signal.
 * @returns the result of `look` @throws what `look` threw last, or else an error that shows the condition
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
