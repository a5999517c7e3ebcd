import type { ModelRun } from '../../inference/port.ts';

/** Remembers when a model last ran, for the health checks and the metrics. */
export class RunMeter {
  readonly #onRun: (run: ModelRun) => void;
  #lastSuccess: number | undefined;
  #underWay = 0;

  constructor(onRun: (run: ModelRun) => void = () => undefined) {
    this.#onRun = onRun;
  }

  /** Milliseconds since a run last succeeded; infinite before the first. */
  get idleMs(): number {
    return this.#lastSuccess === undefined ? Number.POSITIVE_INFINITY : performance.now() - this.#lastSuccess;
  }

  /** Runs that waited or computed when the last one ended. */
  get underWay(): number {
    return this.#underWay;
  }

  ran(run: ModelRun): void {
    this.#lastSuccess = performance.now();
    this.#underWay = run.waiting;
    this.#onRun(run);
  }

  /** Another process runs the models from now on: what the last one had before it is gone. */
  reset(): void {
    this.#underWay = 0;
  }
}
