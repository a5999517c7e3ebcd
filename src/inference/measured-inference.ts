import type { Inference, Outputs, Tensor } from './port.ts';

/** One run of a model as seen from outside the child: waiting, copying and computing. */
export interface MeasuredRun {
  readonly model: string;
  readonly batch: number;
  readonly ms: number;
}

/** Wraps the inference and remembers when a run last succeeded, for the health checks and the metrics. */
export class MeasuredInference implements Inference {
  readonly #inference: Inference;
  readonly #onRun: (run: MeasuredRun) => void;
  #lastSuccess: number | undefined;
  #underWay = 0;

  constructor(inference: Inference, onRun: (run: MeasuredRun) => void = () => undefined) {
    this.#inference = inference;
    this.#onRun = onRun;
  }

  /** Milliseconds since a run last succeeded; infinite before the first one. */
  get idleMs(): number {
    return this.#lastSuccess === undefined ? Number.POSITIVE_INFINITY : performance.now() - this.#lastSuccess;
  }

  /** Number of runs that are waiting or computing. */
  get underWay(): number {
    return this.#underWay;
  }

  async run(model: string, input: Tensor): Promise<Outputs> {
    const started = performance.now();
    this.#underWay++;
    try {
      const outputs = await this.#inference.run(model, input);
      this.#lastSuccess = performance.now();
      this.#onRun({ model, batch: input.dims[0] ?? 0, ms: this.#lastSuccess - started });
      return outputs;
    } finally {
      this.#underWay--;
    }
  }
}
