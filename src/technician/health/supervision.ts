import { readThermal, residentBytes } from '../../devices/system/read-system.ts';
import type { Systemd } from '../../devices/system/systemd.ts';
import { MeasuredInference } from '../../inference/measured-inference.ts';
import type { Inference } from '../../inference/port.ts';
import type { Logger } from '../../logger.ts';
import type { VisitObserver } from '../../server/visit/visit-observer.ts';
import type { Settings } from '../../settings.ts';
import { hottest, temperaturesOf } from '../checks/thermal.ts';
import type { Release } from '../release.ts';
import type { Health, HealthReport } from './health.ts';
import { History } from './history.ts';
import { type KioskParts, openHealth } from './kiosk-health.ts';
import { Metrics, type Readings } from './metrics.ts';

/** What supervision watches, besides what its constructor gets. */
export interface Supervised extends Omit<KioskParts, 'settings' | 'inference'> {
  /** Id of the process that runs the models; undefined while there is none. */
  readonly inferencePid: () => number | undefined;
  readonly waitingForReview: () => number;
}

/** Watches over the running kiosk: its health for systemd and supervisors, its metrics for Prometheus. */
export class Supervision {
  readonly inference: MeasuredInference;
  readonly history = new History(async () => {
    const { temperatures, memory } = await this.#read();
    return {
      celsius: hottest(temperatures)?.celsius ?? null,
      memoryBytes: memory.daemon + memory.inference,
    };
  });
  readonly #settings: Settings;
  readonly #metrics: Metrics;
  #supervised: Supervised | undefined;
  #health: Health | undefined;

  constructor(settings: Settings, release: Release, inference: Inference) {
    this.#settings = settings;
    this.#metrics = new Metrics(() => this.#read(), release.version);
    this.inference = new MeasuredInference(inference, (run) => {
      this.#metrics.ran(run);
      this.history.ran(run.model, run.ms / Math.max(1, run.batch));
    });
  }

  get observer(): VisitObserver {
    return this.#metrics;
  }

  /** For Prometheus. */
  get metrics(): Pick<Metrics, 'contentType' | 'page'> {
    return this.#metrics;
  }

  /** Resolves after the first round of checks. */
  async start(
    supervised: Supervised,
    systemd: Pick<Systemd, 'watchdog' | 'watchdogMs'>,
    logger: Logger,
  ): Promise<void> {
    this.#supervised = supervised;
    const parts = {
      ...supervised,
      settings: this.#settings,
      inference: this.inference,
    };
    this.#health = openHealth(parts, systemd, logger);
    await this.#health.start();
    this.history.start();
  }

  async stop(): Promise<void> {
    this.history.stop();
    await this.#health?.stop();
  }

  /** The last round of checks. */
  get report(): HealthReport {
    return this.#health?.report ?? { live: false, ready: false, at: '', checks: [] };
  }

  async #read(): Promise<Readings> {
    const { procFolder: proc, sysFolder: sys } = this.#settings;
    const supervised = this.#supervised;
    const pid = supervised?.inferencePid();
    return {
      temperatures: temperaturesOf(await readThermal({ sys, proc }, false)),
      memory: {
        daemon: process.memoryUsage.rss(),
        inference: pid === undefined ? 0 : await residentBytes(pid, proc),
      },
      queues: {
        inference: this.inference.underWay,
        review: supervised?.waitingForReview() ?? 0,
      },
      models: supervised?.models() ?? [],
      health: this.report,
    };
  }
}
