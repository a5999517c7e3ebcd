/** Seconds that pass on the screen before a still. */
export class Countdown {
  #timer: NodeJS.Timeout | undefined;

  /** Calls `onSecond` each second until it returns false or this is stopped. */
  start(onSecond: () => boolean): void {
    this.stop();
    this.#timer = setInterval(() => {
      if (!onSecond()) this.stop();
    }, 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
