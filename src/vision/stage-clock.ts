import type { Inference, Outputs, Tensor } from '../inference/port.ts';
import { classifierModel, detectorModel } from './manifest.ts';

/** Milliseconds that each stage took. Stages overlap, so together they may take longer than the analysis. */
export interface StageTimes {
  /** From the photo's bytes to its pixels; 0 where they were at hand. */
  readonly decode: number;
  /** Time in the models, including the copying of messages. */
  readonly detect: number;
  readonly classify: number;
  /** Cutting the classifier's crops. */
  readonly crops: number;
  /** From the start of reading the photo's quality to its end, including what the models do meanwhile. */
  readonly quality: number;
}

/**
 * Wraps the models for one analysis and measures its stages. Runs follow each other in the order of the requests, so a
 * run begins when it is asked for or when the previous one ends, whichever is later.
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

  /** Measures a stage outside the models: counts the time until its work is done. */
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
      decode: 0,
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
