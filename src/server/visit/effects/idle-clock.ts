/** Notices an abandoned visit (RULES.md 18): warns after `warnMs` without a touch, and gives up `resetMs` later. */
export class IdleClock {
  readonly #warnMs: number;
  readonly #resetMs: number;
  readonly #onChange: () => void;
  #timer: NodeJS.Timeout | undefined;
  #givesUpAt: number | undefined;
  #onGivenUp: () => void = () => undefined;

  /** @param onChange called when the warning's seconds change, or when it disappears */
  constructor(warnMs: number, resetMs: number, onChange: () => void) {
    this.#warnMs = warnMs;
    this.#resetMs = resetMs;
    this.#onChange = onChange;
  }

  /** Someone is there: the wait starts again. */
  touch(onGivenUp: () => void): void {
    this.stop();
    this.#onGivenUp = onGivenUp;
    this.#timer = setTimeout(() => this.#warn(), this.#warnMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#givesUpAt = undefined;
  }

  /** While the warning shows: whole seconds until everything is forgotten. */
  get secondsLeft(): number | null {
    return this.#givesUpAt === undefined
      ? null
      : Math.max(0, Math.ceil((this.#givesUpAt - performance.now()) / 1000));
  }

  #warn(): void {
    this.#givesUpAt = performance.now() + this.#resetMs;
    this.#tick();
  }

  #tick(): void {
    const leftMs = (this.#givesUpAt ?? 0) - performance.now();
    if (leftMs <= 0) {
      this.stop();
      this.#onGivenUp();
      return;
    }
    this.#onChange();
    this.#timer = setTimeout(() => this.#tick(), Math.min(1000, leftMs));
  }
}
