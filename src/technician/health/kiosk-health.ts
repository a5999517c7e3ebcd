import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Printer, PrinterState } from '../../devices/printer/printer.ts';
import { listCameras } from '../../devices/system/camera-list.ts';
import { readBoard, readMemory, readStorage, readThermal } from '../../devices/system/read-system.ts';
import type { Systemd } from '../../devices/system/systemd.ts';
import type { LoadedModel } from '../../inference/port.ts';
import type { Logger } from '../../logger.ts';
import type { Settings } from '../../settings.ts';
import { boardOf } from '../checks/board.ts';
import { type Check, failed } from '../checks/check.ts';
import {
  checkCameraPresence,
  checkEventLoop,
  checkInference,
  checkModelsReady,
  checkStore,
} from '../checks/daemon.ts';
import { checkMemory } from '../checks/memory.ts';
import { checkProviders } from '../checks/models.ts';
import { checkPrinter } from '../checks/printer.ts';
import { checkDisk } from '../checks/storage.ts';
import { checkTemperature, checkThrottling } from '../checks/thermal.ts';
import { faultOf } from '../readings/fault.ts';
import { machineChecks, peripheralChecks, rootsOf, softwareChecks } from '../readings/standing-checks.ts';
import { Health } from './health.ts';
import type { RunMeter } from './run-meter.ts';

/** What the running kiosk knows of its own parts. */
export interface KioskParts {
  readonly settings: Settings;
  readonly runs: Pick<RunMeter, 'idleMs' | 'underWay'>;
  /** Runs a small model once, so that a kiosk that nobody uses is known to work. */
  readonly probe: () => Promise<unknown>;
  readonly printer: Printer;
  readonly models: () => readonly LoadedModel[];
  /** Reads the store; throws where it can't be read. */
  readonly readStore: () => unknown;
  readonly state: () => {
    readonly providers: string;
    /** Why the models' process was lost; null while it is there. */
    readonly modelsFault: string | null;
    readonly cameraSimulated: boolean;
    readonly cameraFault: string | null;
  };
}

/** A model is run for the check's sake when none has run for so long, in ms. */
const probeAfterMs = 60_000;
/** No answer within so long is none; a hung model or printer is judged by that. */
const probeMs = 5000;
const printerMs = 3000;
/** What programs of the system say changes seldom: they are asked this often, in ms. */
const slowEveryMs = 5 * 60_000;

/** Without a watchdog that wants to hear more often. */
const periodMs = 10_000;

/** The daemon's health, logged whenever a check changes and told to systemd after every round that passed. */
export function openHealth(
  parts: KioskParts,
  systemd: Pick<Systemd, 'watchdog' | 'watchdogMs'>,
  logger: Pick<Logger, 'info' | 'warn'>,
): Health {
  const told = new Map<string, string>();
  return new Health({
    examine: kioskExaminer(parts),
    feed: () => systemd.watchdog(),
    // A third of what systemd allows: two rounds may come late.
    periodMs: Math.min(periodMs, (systemd.watchdogMs ?? Number.POSITIVE_INFINITY) / 3),
    onReport: ({ checks }) => {
      for (const { name, status, value } of checks) {
        if (told.get(name) === status) continue;
        told.set(name, status);
        const line = { event: 'check', name, status, value };
        if (status === 'ok') logger.info(line);
        else logger.warn(line);
      }
    },
  });
}

/** The rounds of the daemon's own checks. They share their judgements with `doctor`, and open no device. */
export function kioskExaminer(parts: KioskParts): (longestDelayMs: number) => Promise<Check[]> {
  let slow: readonly Check[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  return async (longestDelayMs) => {
    if (performance.now() - askedAt > slowEveryMs) {
      askedAt = performance.now();
      // Beside the rounds: package managers take seconds to answer.
      void slowChecks(parts).then((checks) => {
        slow = checks;
      });
    }
    return [...(await quickChecks(parts, longestDelayMs)), ...slow];
  };
}

async function quickChecks(parts: KioskParts, longestDelayMs: number): Promise<Check[]> {
  const { settings, runs, printer } = parts;
  const { devFolder, sysFolder, procFolder, stateFolder } = settings;
  const roots = { sys: sysFolder, proc: procFolder };
  if (runs.idleMs > probeAfterMs && runs.underWay === 0) {
    // Judged by the time since the last success: a probe that fails or hangs shows there.
    await Promise.race([parts.probe(), after(probeMs)]).catch(() => undefined);
  }
  const { providers, modelsFault, cameraSimulated, cameraFault } = parts.state();
  const thermal = await readThermal(roots, false);
  return [
    checkEventLoop(longestDelayMs),
    checkInference(runs.idleMs),
    checkModelsReady(providers, modelsFault),
    checkStore(stateFolder, await storeFault(parts)),
    checkDisk(await readStorage(stateFolder, false)),
    checkMemory(await readMemory(roots), process.memoryUsage.rss()),
    checkTemperature(thermal),
    checkThrottling(thermal),
    checkCameraPresence(await listCameras({ dev: devFolder, sys: sysFolder }), cameraSimulated, cameraFault),
    checkPrinter(printer.description, await printerState(printer)),
  ];
}

/** What `doctor` says too of software, machine and what is plugged in; a part that can't be read has failed. */
async function slowChecks({ settings, models }: KioskParts): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [name, group] of Object.entries({ softwareChecks, machineChecks, peripheralChecks })) {
    try {
      checks.push(...(await group(settings)));
    } catch (error) {
      const { code, message } = faultOf(error);
      checks.push(failed(name, code, message));
    }
  }
  const onJetson = boardOf(await readBoard(rootsOf(settings))).kind === 'orin';
  return [...checks, checkProviders(models(), settings.providers, onJetson)];
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** A printer that takes its time must not hold up the rounds, and the watchdog with them. */
const printerState = (printer: Printer): Promise<PrinterState> =>
  Promise.race([printer.state(), after(printerMs).then(() => ({ state: 'offline' }) as const)]);

/** Reads the store and writes a byte beside it that must reach the disk. */
async function storeFault({ settings, readStore }: KioskParts): Promise<string | null> {
  const path = join(settings.stateFolder, `.health-${randomUUID()}`);
  try {
    readStore();
    await mkdir(settings.stateFolder, { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile('.');
      await file.sync();
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'it can’t be read';
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}
