import type { Inference, Outputs, Tensor } from '../inference/port.ts';
import { classifierModel, detectorModel } from './manifest.ts';

/** Milliseconds that each stage took. The stages overlap: together they may take longer than the analysis. */
export interface StageTimes {
  /** The models at work, message copying included. */
  readonly detect: number;
  readonly classify: number;
  /** Cutting the classifier's crops. */
  readonly crops: number;
  /** From the first look at the photo's quality to its readings: the models' part in it, and their other work between. */
  readonly quality: number;
}

/**
 * Stands before the models of one analysis and measures its stages. The models run one after the other in the order
 * of the requests, so a run begins when it is asked for or when the one before it ends, whichever is later.
 */
export class StageClock implements Inference {
  readonly #inference: Inference;
  readonly #ms = new Map<string, number>();
  #freeSince = 0;

  constructor(inference: Inference) {
    this.#inference = inference;
  }

  async run(model: string, input: Tensor): Promise<Outputs> {
    const asked = performance.now();
    try {
      return await this.#inference.run(model, input);
    } finally {
      const now = performance.now();
      this.#add(model, now - Math.max(asked, this.#freeSince));
      this.#freeSince = now;
    }
  }

  /** Counts the time until the work is done for a stage outside the models. */
  async time<T>(stage: 'crops' | 'quality', work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#add(stage, performance.now() - started);
    }
  }

  get times(): StageTimes {
    const of = (name: string) => this.#ms.get(name) ?? 0;
    return {
      detect: of(detectorModel),
      classify: of(classifierModel),
      crops: of('crops'),
      quality: of('quality'),
    };
  }

  #add(name: string, ms: number): void {
    this.#ms.set(name, (this.#ms.get(name) ?? 0) + ms);
  }
}
