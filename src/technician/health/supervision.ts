import { readThermal, residentBytes } from '../../devices/system/read-system.ts';
import type { Systemd } from '../../devices/system/systemd.ts';
import type { ModelRun } from '../../inference/port.ts';
import type { Logger } from '../../logger.ts';
import type { Settings } from '../../settings.ts';
import { type PlainCheck, plain } from '../checks/check.ts';
import { hottest, temperaturesOf } from '../checks/thermal.ts';
import type { Release } from '../release.ts';
import type { HealthReport } from './health.ts';
import { History } from './history.ts';
import { type KioskParts, openHealth } from './kiosk-health.ts';
import { type MachineReadings, Metrics } from './metrics.ts';
import { RunMeter } from './run-meter.ts';

/** What measures the kiosk from the first run of a model on. */
export interface Meters {
  /** Counts every run of a model. */
  readonly runs: RunMeter;
  /** Counts what happens in visits. */
  readonly metrics: Metrics;
  readonly history: History;
  /** Reads the machine as it is now. */
  readonly read: () => Promise<MachineReadings>;
}

/** The process that runs the models. */
interface ModelsProcess {
  onRun(listener: (run: ModelRun) => void): void;
  onChange(listener: () => void): void;
  /** Undefined while there is none. */
  readonly pid: number | undefined;
}

export function openMeters(settings: Settings, release: Release, models: ModelsProcess): Meters {
  const metrics = new Metrics(release.version);
  const read = () => readMachine(settings, models.pid);
  const history = new History(async () => {
    const { temperatures, memory } = await read();
    return {
      celsius: hottest(temperatures)?.celsius ?? null,
      memoryBytes: memory.daemon + memory.inference,
    };
  });
  const runs = new RunMeter((run) => {
    metrics.ran(run);
    history.ran(run.model, run.ms / Math.max(1, run.batch));
  });
  models.onRun((run) => runs.ran(run));
  models.onChange(() => runs.reset());
  return { runs, metrics, history, read };
}

/** What supervision watches besides the meters. */
export type Supervised = Omit<KioskParts, 'runs'>;

export interface Supervision {
  /** The last round of checks. */
  readonly report: HealthReport;
  /** The same in English alone, for supervisors. */
  readonly plainReport: Omit<HealthReport, 'checks'> & { readonly checks: readonly PlainCheck[] };
  readonly history: Pick<History, 'samples'>;
  /** For Prometheus. */
  readonly metrics: { readonly contentType: string; page(): Promise<string> };
  stop(): Promise<void>;
}

/**
 * Supervises the running kiosk: its health for systemd and supervisors, its metrics for Prometheus, its last day for the
 * technician. Resolves after the first round of checks.
 */
export async function supervise(
  { runs, metrics, history, read }: Meters,
  supervised: Supervised,
  systemd: Pick<Systemd, 'watchdog' | 'watchdogMs'>,
  logger: Logger,
): Promise<Supervision> {
  const { models } = supervised;
  const health = openHealth({ ...supervised, runs }, systemd, logger);
  await health.start();
  history.start();
  const page = async () =>
    metrics.page({
      ...(await read()),
      models: models(),
      health: health.report,
    });
  return {
    get report() {
      return health.report;
    },
    get plainReport() {
      return { ...health.report, checks: health.report.checks.map(plain) };
    },
    history,
    metrics: { contentType: metrics.contentType, page },
    async stop() {
      history.stop();
      await health.stop();
    },
  };
}

async function readMachine(
  { procFolder: proc, sysFolder: sys }: Settings,
  pid: number | undefined,
): Promise<MachineReadings> {
  return {
    temperatures: temperaturesOf(await readThermal({ sys, proc }, false)),
    memory: {
      daemon: process.memoryUsage.rss(),
      inference: pid === undefined ? 0 : await residentBytes(pid, proc),
    },
  };
}
