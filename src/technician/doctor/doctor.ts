import { countHolders, listCameras, readFormats } from '../../devices/system/camera-list.ts';
import { readBoard, readMemory, readStorage, readThermal } from '../../devices/system/read-system.ts';
import { LocalImaging } from '../../imaging/local-imaging.ts';
import { readBinding } from '../../inference/read-binding.ts';
import { openKioskCamera, openKioskPrinter } from '../../open/devices.ts';
import type { Settings } from '../../settings.ts';
import { budgets } from '../budgets.ts';
import { boardOf } from '../checks/board.ts';
import { checkCamera, checkCameraFree, checkLivePicture, checkReplug } from '../checks/camera.ts';
import { checkCameraFormats, checkCameraNames } from '../checks/camera-device.ts';
import { type Check, failed, type PlainCheck, plain } from '../checks/check.ts';
import { checkMemory } from '../checks/memory.ts';
import { checkBinding, checkLatency, checkProviders } from '../checks/models.ts';
import { checkPins } from '../checks/pins.ts';
import { checkPrinter } from '../checks/printer.ts';
import { checkDisk, checkDiskSpeed } from '../checks/storage.ts';
import { checkTemperature, checkThrottling } from '../checks/thermal.ts';
import { type TrialLength, tryCamera } from '../readings/camera-trial.ts';
import { faultOf } from '../readings/fault.ts';
import { tryModels } from '../readings/model-trial.ts';
import { readPins } from '../readings/pins.ts';
import { tryReplug } from '../readings/replug-trial.ts';
import {
  linkChecks,
  machineChecks,
  peripheralChecks,
  rootsOf,
  softwareChecks,
  useChecks,
} from '../readings/standing-checks.ts';
import { readRelease } from '../release.ts';

export interface DoctorOptions {
  readonly camera: TrialLength;
  /** Tells the technician when to pull the cable; null leaves this test out. */
  readonly replug: ((sentence: string) => void) | null;
}

type Group = (settings: Settings, options: DoctorOptions) => Promise<readonly Check[]>;

/** Readings that belong together, in the order in which a technician works. */
const groups: Readonly<Record<string, Group>> = { software, machine, models, camera: cameraChecks, devices };

/**
 * Takes every reading and judges it, one group after the other, so that none disturbs another's measurement. A group
 * that can't be read at all becomes a failed check of its name, so that nothing is left out.
 */
export async function examine(settings: Settings, options: DoctorOptions): Promise<PlainCheck[]> {
  const checks: Check[] = [];
  for (const [name, group] of Object.entries(groups)) {
    try {
      checks.push(...(await group(settings, options)));
    } catch (error) {
      const { code, message } = faultOf(error);
      checks.push(failed(name, code, message));
    }
  }
  return checks.map(plain);
}

async function software(settings: Settings): Promise<Check[]> {
  const { packages } = await readRelease();
  const locked = packages.find(({ name }) => name === 'onnxruntime-node')?.wanted ?? '';
  const onJetson = boardOf(await readBoard(rootsOf(settings))).kind === 'orin';
  return [
    ...(await softwareChecks(settings)),
    checkPins(readPins(settings.stateFolder)),
    ...useChecks(settings),
    ...(await linkChecks(settings)),
    checkBinding(await readBinding(), locked, settings.providers, onJetson),
  ];
}

async function machine(settings: Settings): Promise<Check[]> {
  const storage = await readStorage(settings.stateFolder, true);
  return [
    ...(await machineChecks(settings)),
    checkMemory(await readMemory(rootsOf(settings))),
    checkDisk(storage),
    checkDiskSpeed(storage),
  ];
}

/** Heat and throttling are read after the models' runs, when they show. */
async function models(settings: Settings): Promise<Check[]> {
  const { loaded, warmRuns } = await tryModels(settings);
  const thermal = await readThermal(rootsOf(settings), true);
  const onJetson = boardOf(await readBoard(rootsOf(settings))).kind === 'orin';
  return [
    checkProviders(loaded, settings.providers, onJetson),
    checkLatency(warmRuns, budgets.warmRunMs),
    checkTemperature(thermal),
    checkThrottling(thermal),
  ];
}

async function cameraChecks(settings: Settings, { camera, replug }: DoctorOptions): Promise<Check[]> {
  const roots = rootsOf(settings);
  const cameras = await listCameras(roots);
  const names = checkCameraNames(cameras, settings.camera);
  const [first] = cameras;
  const formats = first
    ? [checkCameraFormats(await readFormats(first.node), `${settings.cameraWidth}x${settings.cameraHeight}`)]
    : [];
  const open = () => openKioskCamera(settings, new LocalImaging(null));
  const trial = await tryCamera(await open(), camera, async () =>
    first ? await countHolders(first.node, settings.procFolder) : 0,
  );
  const used = [names, ...formats, checkCamera(trial), checkLivePicture(trial), checkCameraFree(trial)];
  if (replug === null || trial.simulated) return used;
  const isThere = async () => (await listCameras(roots)).length === cameras.length;
  const pulled = await tryReplug(await open(), { isThere, say: replug, patienceMs: 60_000 });
  return [...used, checkReplug(pulled)];
}

async function devices(settings: Settings): Promise<Check[]> {
  const warnings: string[] = [];
  const printer = await openKioskPrinter(settings, (why) => warnings.push(why));
  const state = await printer.state();
  return [checkPrinter(printer.description, state, warnings), ...(await peripheralChecks(settings))];
}
