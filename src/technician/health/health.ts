import { setTimeout as sleep } from 'node:timers/promises';
import type { Check } from '../checks/check.ts';
import { LoopDelay } from './loop-delay.ts';

/** Checks that a restart of the daemon can fix. While one of them fails, systemd's watchdog is not fed … */
const live: ReadonlySet<string> = new Set(['event-loop', 'inference', 'store']);
/** … and those that must pass too before an upgrade accepts a release. */
const ready: ReadonlySet<string> = new Set([...live, 'models']);

export interface HealthReport {
  readonly live: boolean;
  readonly ready: boolean;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly checks: readonly Check[];
}

export interface HealthParts {
  /** Takes the readings and judges them; `longestDelayMs` is the event loop's longest delay since the last time. */
  readonly examine: (longestDelayMs: number) => Promise<readonly Check[]>;
  /** Feeds systemd's watchdog. Called only after a round in which every live check passed. */
  readonly feed: () => Promise<unknown>;
  readonly onReport: (report: HealthReport) => void;
  readonly periodMs: number;
}

/** Readings that take longer, in ms, count as failed, because a disk that hangs must not stop the rounds silently. */
const longestRoundMs = 15_000;

/** Checks the daemon round after round for as long as it runs. */
export class Health {
  readonly #parts: HealthParts;
  readonly #ending = new AbortController();
  readonly #delay = new LoopDelay();
  #report: HealthReport = { live: false, ready: false, at: new Date(0).toISOString(), checks: [] };
  #rounds: Promise<void> | undefined;

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  /** Findings of the last round. */
  get report(): HealthReport {
    return this.#report;
  }

  /** Resolves after the first round. */
  async start(): Promise<void> {
    this.#delay.start();
    await this.#round();
    this.#rounds = this.#goOn();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    this.#delay.stop();
    await this.#rounds;
  }

  async #goOn(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await sleep(this.#parts.periodMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.#round();
    }
  }

  async #round(): Promise<void> {
    const checks = await this.#examine();
    const passed = (names: ReadonlySet<string>) =>
      [...names].every((name) => checks.some((check) => check.name === name && check.status !== 'failed'));
    this.#report = { live: passed(live), ready: passed(ready), at: new Date().toISOString(), checks };
    this.#parts.onReport(this.#report);
    if (this.#report.live) await this.#parts.feed();
  }

  async #examine(): Promise<readonly Check[]> {
    const judged = new AbortController();
    const signal = AbortSignal.any([judged.signal, this.#ending.signal]);
    const late = sleep(longestRoundMs, null, { signal }).catch(() => null);
    const examined = this.#parts.examine(this.#delay.take()).catch(() => null);
    const checks = await Promise.race([examined, late]);
    judged.abort();
    // A missing check counts as failed, because nothing has judged it.
    return checks ?? [];
  }
}
