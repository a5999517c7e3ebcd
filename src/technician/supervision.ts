import type { Router } from 'express';
import { readThermal, residentBytes } from '../devices/system/read-system.ts';
import type { Systemd } from '../devices/systemd.ts';
import { MeasuredInference } from '../inference/measured-inference.ts';
import type { Inference, LoadedModel } from '../inference/port.ts';
import type { Logger } from '../logger.ts';
import { healthRoutes } from '../server/health-routes.ts';
import { metricsRoute } from '../server/metrics-route.ts';
import type { VisitObserver } from '../server/visit-observer.ts';
import type { Settings } from '../settings.ts';
import { temperaturesOf } from './checks/thermal.ts';
import type { Health } from './health.ts';
import { type KioskParts, openHealth } from './kiosk-health.ts';
import { Metrics, type Readings } from './metrics.ts';
import type { Release } from './release.ts';

/** What supervision looks at, beside what it is given at its making. */
export interface Supervised extends Omit<KioskParts, 'settings' | 'release' | 'inference'> {
  readonly models: () => readonly LoadedModel[];
  /** Of the process that runs the models; undefined while there is none. */
  readonly inferencePid: () => number | undefined;
  readonly waitingForReview: () => number;
}

/** Watches over the running kiosk: its health for systemd and supervisors, its metrics for Prometheus. */
export class Supervision {
  readonly inference: MeasuredInference;
  readonly #settings: Settings;
  readonly #release: Release;
  readonly #metrics: Metrics;
  #supervised: Supervised | undefined;
  #health: Health | undefined;

  constructor(settings: Settings, release: Release, inference: Inference) {
    this.#settings = settings;
    this.#release = release;
    this.#metrics = new Metrics(() => this.#read(), release.version);
    this.inference = new MeasuredInference(inference, (run) => this.#metrics.ran(run));
  }

  get observer(): VisitObserver {
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
      release: this.#release,
      inference: this.inference,
    };
    this.#health = openHealth(parts, systemd, logger);
    await this.#health.start();
  }

  async stop(): Promise<void> {
    await this.#health?.stop();
  }

  /** `/health…` and `/metrics`; to be mounted once `start` has resolved. */
  get routers(): readonly Router[] {
    const health = this.#health;
    return health ? [healthRoutes(() => health.report), metricsRoute(this.#metrics)] : [];
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
      health: this.#health?.report ?? { live: false, ready: false, at: '', checks: [] },
    };
  }
}
