import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { LoadedModel, ModelRun } from '../../inference/port.ts';
import type { VisitObserver } from '../../server/visit/visit-observer.ts';
import type { StageTimes } from '../../vision/stage-clock.ts';
import { checkStatuses } from '../checks/check.ts';
import type { Temperature } from '../checks/thermal.ts';
import type { HealthReport } from './health.ts';

export interface MachineReadings {
  readonly temperatures: readonly Temperature[];
  /** Resident bytes of each process of the kiosk. */
  readonly memory: Readonly<Record<'daemon' | 'inference', number>>;
}

/** Values that are read at each scrape. */
export interface Readings extends MachineReadings {
  readonly models: readonly LoadedModel[];
  readonly health: HealthReport;
}

/** Seconds; a stage takes 10 ms on a Jetson and some seconds on a PC under load. */
const stageBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const prefix = 'spl_kiosk_';

/**
 * Counts and times for Prometheus, which every account of this machine can read. So no label tells what came of a visit,
 * and what visits add is published for ten of them together: no change tells what one customer did.
 */
export class Metrics implements VisitObserver {
  readonly #registry = new Registry();
  readonly #screenings = this.#counter('screenings_total', 'Visits, in tens', []);
  readonly #analyses = this.#counter('analyses_total', 'Photos by kind and success', ['kind', 'result']);
  readonly #prints = this.#counter('prints_total', 'Slips by success', ['result']);
  readonly #analysis = this.#histogram('analysis_seconds', 'From decoded photo to last lesion', ['kind']);
  readonly #stage = this.#histogram('stage_seconds', 'Stages of one analysis; they overlap', ['stage']);
  readonly #run = this.#histogram('model_run_seconds', 'One run of a model, waiting included', ['model']);
  readonly #temperature = this.#gauge('temperature_celsius', 'By sensor', ['sensor']);
  readonly #memory = this.#gauge('memory_bytes', 'Resident, by process', ['process']);
  readonly #provider = this.#gauge('provider', '1 for what really runs a model', ['model', 'provider']);
  readonly #passedOver = this.#gauge('provider_passed_over', '1 for what does not run a model, and why', [
    'model',
    'provider',
    'reason',
  ]);
  readonly #check = this.#gauge('check', '1 for the status of a check', ['name', 'status']);
  readonly #up = this.#gauge('health', '1 when live, when ready', ['probe']);

  readonly #visitsTogether: number;
  /** What the visits since the last publication add. */
  readonly #held: (() => void)[] = [];
  #visits = 0;

  constructor(release: string, visitsTogether = 10) {
    this.#visitsTogether = visitsTogether;
    collectDefaultMetrics({ register: this.#registry, prefix });
    this.#gauge('release_info', 'The release that runs', ['version']).set({ version: release }, 1);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The whole page of metrics, with these readings. */
  async page({ temperatures, memory, models, health }: Readings): Promise<string> {
    for (const gauge of [this.#temperature, this.#provider, this.#passedOver, this.#check]) gauge.reset();
    for (const { sensor, celsius } of temperatures) this.#temperature.set({ sensor }, celsius);
    for (const [process, bytes] of Object.entries(memory)) this.#memory.set({ process }, bytes);
    for (const { model, provider, passedOver } of models) {
      this.#provider.set({ model, provider }, 1);
      for (const { provider: other, reason } of passedOver) {
        this.#passedOver.set({ model, provider: other, reason }, 1);
      }
    }
    for (const { name, status: now } of health.checks) {
      for (const status of checkStatuses) this.#check.set({ name, status }, status === now ? 1 : 0);
    }
    this.#up.set({ probe: 'live' }, Number(health.live));
    this.#up.set({ probe: 'ready' }, Number(health.ready));
    return await this.#registry.metrics();
  }

  ended(): void {
    this.#visits++;
    this.#held.push(() => this.#screenings.inc());
    if (this.#visits % this.#visitsTogether !== 0) return;
    for (const publish of this.#held.splice(0)) publish();
  }

  analysed(kind: 'wide-field' | 'close-up', ms: number, stages: StageTimes): void {
    this.#held.push(() => {
      this.#analyses.inc({ kind, result: 'done' });
      this.#analysis.observe({ kind }, ms / 1000);
      for (const [stage, stageMs] of Object.entries(stages)) this.#stage.observe({ stage }, stageMs / 1000);
    });
  }

  analysisFailed(): void {
    this.#held.push(() => this.#analyses.inc({ kind: 'any', result: 'failed' }));
  }

  printed(done: boolean): void {
    this.#held.push(() => this.#prints.inc({ result: done ? 'done' : 'failed' }));
  }

  ran({ model, ms }: ModelRun): void {
    this.#run.observe({ model }, ms / 1000);
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: prefix + name, help, labelNames, registers: [this.#registry] });
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name: prefix + name, help, labelNames, registers: [this.#registry] });
  }

  #histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): Histogram<Label> {
    const shared = { help, labelNames, buckets: stageBuckets, registers: [this.#registry] };
    return new Histogram({ name: prefix + name, ...shared });
  }
}
