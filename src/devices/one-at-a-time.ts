/** Runs jobs in the order they were asked for, never two at once; a job that fails does not stop the next. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(job: () => Promise<T>): Promise<T> {
    const next = this.#last.then(job);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Resolves once everything asked for so far has ended, with or without success. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
