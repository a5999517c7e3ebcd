import type { HistorySample } from '../../contract/technician.ts';

const minuteMs = 60_000;
/** Minutes in a day. */
const most = 24 * 60;

export interface HistoryReadings {
  readonly celsius: number | null;
  readonly memoryBytes: number;
}

/** One sample for each minute of the last day, only in memory: a restart begins with none. */
export class History {
  readonly #read: () => Promise<HistoryReadings>;
  readonly #samples: HistorySample[] = [];
  readonly #runs = new Map<string, number[]>();
  #timer: NodeJS.Timeout | undefined;

  constructor(read: () => Promise<HistoryReadings>) {
    this.#read = read;
  }

  get samples(): readonly HistorySample[] {
    return this.#samples;
  }

  start(everyMs = minuteMs): void {
    this.#timer = setInterval(() => void this.sample(new Date()), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A model has run. */
  ran(model: string, ms: number): void {
    const runs = this.#runs.get(model);
    if (runs) runs.push(ms);
    else this.#runs.set(model, [ms]);
  }

  /** Closes the minute. */
  async sample(now: Date): Promise<void> {
    const runMs = Object.fromEntries([...this.#runs].map(([model, runs]) => [model, medianOf(runs)]));
    this.#runs.clear();
    const readings = await this.#read();
    this.#samples.push({ at: now.toISOString(), runMs, ...readings });
    if (this.#samples.length > most) this.#samples.shift();
  }
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
