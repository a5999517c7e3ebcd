/** Wrong tries of a PIN so far. They are kept on disk, so that switching the box off gives no new tries. */
export interface Tries {
  readonly failed: number;
  /** Milliseconds since 1970; tries before this time are refused. */
  readonly lockedUntil: number;
}

export const noTries: Tries = { failed: 0, lockedUntil: 0 };

/** Number of wrong tries after which the first lock begins. */
export const freeTries = 5;
const firstLockMs = 30_000;
/** A customer who guesses PINs can't shut the pharmacist out for longer. */
export const longestLockMs = 300_000;

const lockMs = (failed: number): number =>
  failed < freeTries ? 0 : Math.min(firstLockMs * 2 ** (failed - freeTries), longestLockMs);

export const afterFailure = ({ failed }: Tries, now: number): Tries => ({
  failed: failed + 1,
  lockedUntil: now + lockMs(failed + 1),
});

/** The same tries after the clock was set back: they never lock for longer than they did at first. */
export const settled = (tries: Tries, now: number): Tries => ({
  ...tries,
  lockedUntil: Math.min(tries.lockedUntil, now + lockMs(tries.failed)),
});

export const lockedForMs = ({ lockedUntil }: Tries, now: number): number => Math.max(0, lockedUntil - now);

/** Tries left until the next lock. */
export const triesLeft = ({ failed }: Tries): number => Math.max(1, freeTries - failed);
