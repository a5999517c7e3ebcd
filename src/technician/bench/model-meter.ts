import { processorMs } from '../../devices/system/read-system.ts';
import type { ModelRun } from '../../inference/port.ts';
import { classifierModel } from '../../vision/manifest.ts';
import type { ModelTimes } from './run-photo.ts';

/** Adds up the runs of the models' threads, which overlap. */
export class ModelMeter implements ModelTimes {
  readonly #pid: () => number | undefined;
  readonly #proc: string;
  #compute = 0;
  #cpu = 0;
  #crops = 0;
  /** Up to here in time, work is counted. */
  #countedTo = 0;

  constructor(pid: () => number | undefined, proc: string) {
    this.#pid = pid;
    this.#proc = proc;
  }

  /** A run that has just ended. */
  ran({ model, batch, computeMs, cpuMs }: ModelRun): void {
    const now = performance.now();
    this.#compute += Math.max(0, now - Math.max(now - computeMs, this.#countedTo));
    this.#countedTo = now;
    this.#cpu += cpuMs;
    if (model === classifierModel) this.#crops += batch;
  }

  computeMs(): number {
    return this.#compute;
  }

  modelCpuMs(): number {
    return this.#cpu;
  }

  cpuMs(): Promise<number> {
    return processorMs(this.#pid() ?? 0, this.#proc);
  }

  crops(): number {
    return this.#crops;
  }
}
