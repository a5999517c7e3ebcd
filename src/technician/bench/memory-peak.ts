import { residentBytes } from '../../devices/system/read-system.ts';

const everyMs = 50;

/** Watches what this process and the models' process hold together, and keeps the most. */
export class MemoryPeak {
  readonly #child: () => number | undefined;
  readonly #proc: string;
  readonly #timer: NodeJS.Timeout;
  /** Bytes: of both together at the worst moment, and of each at its own. */
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
