import { residentBytes } from '../../devices/system/read-system.ts';

const everyMs = 50;

/** Watches the memory of this process and the models' process, and keeps the peak. */
export class MemoryPeak {
  readonly #child: () => number | undefined;
  readonly #proc: string;
  readonly #timer: NodeJS.Timeout;
  /** Peaks in bytes: of both processes together, and of each by itself. */
  peak = { together: 0, daemon: 0, inference: 0 };

  constructor(child: () => number | undefined, proc: string) {
    this.#child = child;
    this.#proc = proc;
    this.#timer = setInterval(() => void this.#look(), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const pid = this.#child();
    const daemon = process.memoryUsage.rss();
    const inference = pid === undefined ? 0 : await residentBytes(pid, this.#proc);
    const { peak } = this;
    this.peak = {
      together: Math.max(peak.together, daemon + inference),
      daemon: Math.max(peak.daemon, daemon),
      inference: Math.max(peak.inference, inference),
    };
  }
}
