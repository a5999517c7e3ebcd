import { readEncryption } from '../../devices/system/disk-encryption.ts';
import {
  readAccess,
  readBoard,
  readClock,
  readDeviceLists,
  readMemory,
} from '../../devices/system/read-system.ts';
import { readMark } from '../../open/marks.ts';
import { unreviewed } from '../../open/words.ts';
import type { Settings } from '../../settings.ts';
import { checkGroups, checkPrograms, checkScratch, programs } from '../checks/access.ts';
import { boardOf, checkBoard, checkHeldPackages, checkPowerMode } from '../checks/board.ts';
import type { Check } from '../checks/check.ts';
import { checkClock } from '../checks/clock.ts';
import { checkDeskLink } from '../checks/desk-link.ts';
import { checkDisplay, checkQueue, checkUsb } from '../checks/devices.ts';
import { checkSwap } from '../checks/memory.ts';
import { checkEngines, checkModelFiles, checkSignature } from '../checks/models.ts';
import { checkNode, checkPackages, checkRelease } from '../checks/software.ts';
import { checkDiskEncryption } from '../checks/storage.ts';
import { checkPharmacistSession, checkScaleCards, checkTranslations } from '../checks/use.ts';
import { readRelease } from '../release.ts';
import { readDeskLink } from './desk-link.ts';
import { readEngines, readModelFiles, readModelSignature } from './model-trial.ts';

/*
 * The checks that open no device and disturb no visit. `doctor` and the running kiosk share them, so that /health, the
 * technician's page and the metrics say the same about the machine as `doctor`.
 */

export const rootsOf = ({ devFolder, sysFolder, procFolder }: Settings) => ({
  dev: devFolder,
  sys: sysFolder,
  proc: procFolder,
});

export async function softwareChecks(settings: Settings): Promise<Check[]> {
  const release = await readRelease();
  return [
    checkRelease(release.version, release.givenUp),
    checkNode(process.version, release.nodePinned),
    checkPackages(release.packages, release.version),
    checkModelFiles(await readModelFiles()),
    checkSignature(await readModelSignature(settings)),
    checkEngines(await readEngines(settings), settings.providers),
  ];
}

export async function machineChecks(settings: Settings): Promise<Check[]> {
  const roots = rootsOf(settings);
  const board = await readBoard(roots);
  const access = await readAccess(programs);
  return [
    checkBoard(board),
    checkHeldPackages(board),
    checkPowerMode(board),
    checkSwap(await readMemory(roots)),
    checkDiskEncryption(await readEncryption(settings.stateFolder, roots), settings.stateFolder),
    checkClock(await readClock(roots, (await readRelease()).madeAt)),
    checkGroups(access, boardOf(board).kind === 'orin'),
    checkPrograms(access),
    checkScratch(access),
  ];
}

export async function peripheralChecks(settings: Settings): Promise<Check[]> {
  const lists = await readDeviceLists(rootsOf(settings));
  const queue = /^cups:(.+)$/.exec(settings.printer)?.[1];
  return [...(queue === undefined ? [] : [checkQueue(lists, queue)]), checkUsb(lists), checkDisplay(lists)];
}

/** What people have done with the kiosk, or not. */
export const useChecks = ({ stateFolder }: Settings): Check[] => [
  checkTranslations(unreviewed()),
  checkScaleCards(readMark(stateFolder, 'scale-cards-made')),
  checkPharmacistSession(readMark(stateFolder, 'pharmacist-signed-in'), new Date()),
];

/** Whether paired computers reach the pharmacist's page. */
export const linkChecks = async (settings: Settings): Promise<Check[]> => [
  checkDeskLink(await readDeskLink(settings)),
];
