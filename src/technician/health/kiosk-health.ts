import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Printer, PrinterState } from '../../devices/printer/printer.ts';
import { listCameras } from '../../devices/system/camera-list.ts';
import { readBoard, readMemory, readStorage, readThermal } from '../../devices/system/read-system.ts';
import type { Systemd } from '../../devices/system/systemd.ts';
import { type ErrorCode, KioskError, systemCode } from '../../errors.ts';
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
  type StoreFault,
} from '../checks/daemon.ts';
import { checkMemory } from '../checks/memory.ts';
import { checkProviders } from '../checks/models.ts';
import { checkPins } from '../checks/pins.ts';
import { checkPrinter } from '../checks/printer.ts';
import { sayFault } from '../checks/sentence.ts';
import { checkDisk } from '../checks/storage.ts';
import { checkTemperature, checkThrottling } from '../checks/thermal.ts';
import { faultOf } from '../readings/fault.ts';
import { readPins } from '../readings/pins.ts';
import {
  linkChecks,
  machineChecks,
  peripheralChecks,
  rootsOf,
  softwareChecks,
  useChecks,
} from '../readings/standing-checks.ts';
import { Health } from './health.ts';
import type { RunMeter } from './run-meter.ts';

/** The store, with what is checked of it. */
interface KeptVisits {
  /** How many visits wait for the pharmacist; throws if the store can't be read. */
  readonly store: { readonly waiting: number };
  /** Throws if the store can't be read, or if its files were deleted. */
  check(): unknown;
  /** Names of the damaged databases that were put aside. */
  readonly aside: readonly string[];
}

/** What the running kiosk knows about its own parts. */
export interface KioskParts {
  readonly settings: Settings;
  readonly runs: Pick<RunMeter, 'idleMs' | 'underWay'>;
  /** Runs a small model once, to show that an idle kiosk still works. */
  readonly probe: () => Promise<unknown>;
  readonly printer: Printer;
  readonly models: () => readonly LoadedModel[];
  readonly kept: KeptVisits;
  readonly state: () => {
    readonly providers: string;
    /** Why the models' process was lost; null while it runs. */
    readonly modelsFault: ErrorCode | null;
    readonly cameraSimulated: boolean;
    readonly cameraFault: ErrorCode | null;
  };
  /** Called after each round with whether a device has failed that every visit needs. */
  readonly outOfOrderIs: (outOfOrder: boolean) => void;
}

/** The checks of what every visit needs besides the software: without it, the first screen lets no visit begin. */
const neededDevices: ReadonlySet<string> = new Set(['camera', 'printer']);

/** Milliseconds without a run after which a model is run only for this check. */
const probeAfterMs = 60_000;
/** Milliseconds without an answer after which a model or printer counts as hung. */
const probeMs = 5000;
const printerMs = 3000;
/** Milliseconds between two runs of the system's programs, whose answers seldom change. */
const slowEveryMs = 5 * 60_000;

/** Milliseconds between two rounds, unless a watchdog wants them more often. */
const periodMs = 10_000;

/** The daemon's health. Changes of a check are logged, and systemd is told after every round that passed. */
export function openHealth(
  parts: KioskParts,
  systemd: Pick<Systemd, 'watchdog' | 'watchdogMs'>,
  logger: Pick<Logger, 'info' | 'warn'>,
): Health {
  const told = new Map<string, string>();
  return new Health({
    examine: kioskExaminer(parts),
    feed: () => systemd.watchdog(),
    // A third of what systemd allows, so that two rounds may be late.
    periodMs: Math.min(periodMs, (systemd.watchdogMs ?? Number.POSITIVE_INFINITY) / 3),
    onReport: ({ checks }) => {
      parts.outOfOrderIs(checks.some(({ name, status }) => neededDevices.has(name) && status === 'failed'));
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

/** The daemon's own checks, round by round. They share their judgements with `doctor` and open no device. */
export function kioskExaminer(parts: KioskParts): (longestDelayMs: number) => Promise<Check[]> {
  let slow: readonly Check[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  return async (longestDelayMs) => {
    if (performance.now() - askedAt > slowEveryMs) {
      askedAt = performance.now();
      // Read apart from the rounds, because package managers take seconds to answer.
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
    // The check judges the time since the last success, which also shows a probe that fails or hangs.
    await Promise.race([parts.probe(), after(probeMs)]).catch(() => undefined);
  }
  const { providers, modelsFault, cameraSimulated, cameraFault } = parts.state();
  const thermal = await readThermal(roots, false);
  return [
    checkEventLoop(longestDelayMs),
    checkInference(runs.idleMs),
    checkModelsReady(providers, modelsFault),
    checkStore(stateFolder, await storeFault(parts), parts.kept.aside),
    checkPins(readPins(stateFolder)),
    ...useChecks(settings),
    ...(await linkChecks(settings)),
    checkDisk(await readStorage(stateFolder, false)),
    checkMemory(await readMemory(roots), process.memoryUsage.rss()),
    checkTemperature(thermal),
    checkThrottling(thermal),
    checkCameraPresence(await listCameras({ dev: devFolder, sys: sysFolder }), cameraSimulated, cameraFault),
    checkPrinter(printer.description, await printerState(printer)),
  ];
}

/** The checks of software, machine and devices that `doctor` makes too; a part that can't be read has failed. */
async function slowChecks({ settings, models }: KioskParts): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [name, group] of Object.entries({ softwareChecks, machineChecks, peripheralChecks })) {
    try {
      checks.push(...(await group(settings)));
    } catch (error) {
      const fault = faultOf(error);
      checks.push(failed(name, fault.code, sayFault(fault)));
    }
  }
  const onJetson = boardOf(await readBoard(rootsOf(settings))).kind === 'orin';
  return [...checks, checkProviders(models(), settings.providers, onJetson)];
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** A slow printer must not hold up the rounds, and with them the watchdog. */
const printerState = (printer: Printer): Promise<PrinterState> =>
  Promise.race([printer.state(), after(printerMs).then(() => ({ state: 'offline' }) as const)]);

/** Reads the store and writes a byte beside it, which must reach the disk. */
async function storeFault({ settings, kept }: KioskParts): Promise<StoreFault | null> {
  const path = join(settings.stateFolder, `.health-${randomUUID()}`);
  try {
    kept.check();
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
    if (error instanceof KioskError) return error;
    const code = systemCode(error);
    return { code: code ?? 'unknown', message: code ?? 'it can’t be read' };
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}
