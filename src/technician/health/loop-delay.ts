/** Time between ticks of the event loop, in ms. */
const tickMs = 20;

/**
 * Measures how long the event loop was blocked. Node's own histogram misses the time from each reset to its next tick;
 * this class also counts the time since the last tick, so that no block falls between two readings.
 */
export class LoopDelay {
  #timer: NodeJS.Timeout | undefined;
  #ticked = 0;
  #longest = 0;

  start(): void {
    this.#ticked = performance.now();
    this.#timer = setInterval(() => this.#tick(), tickMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The longest block since the last call (or the start), in ms; 0 if every tick came on time. */
  take(): number {
    this.#tick();
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }

  #tick(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#ticked - tickMs);
    this.#ticked = now;
  }
}
