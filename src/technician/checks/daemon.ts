import type { ErrorCode } from '../../errors.ts';
import type { ListedCamera } from './camera-device.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say, sayFault, sayMore } from './sentence.ts';

/**
 * @param longestMs the longest time in ms for which the daemon's thread was busy; decoding a photo takes some tenths of
 * a second
 */
export function checkEventLoop(longestMs: number): Check {
  const value = say('loopLongest', { ms: longestMs.toFixed(0) });
  const remedy = say('loopRestart');
  if (longestMs > 5000) return failed('event-loop', value, remedy);
  return longestMs > 1000 ? degraded('event-loop', value, remedy) : ok('event-loop', value);
}

/** @param idleMs time since a run of a model last succeeded; without visits, one is made every minute */
export function checkInference(idleMs: number): Check {
  const name = 'inference';
  const value = Number.isFinite(idleMs)
    ? say('inferenceSince', { seconds: (idleMs / 1000).toFixed(0) })
    : say('inferenceNone');
  return idleMs > 180_000 ? failed(name, value, say('inferenceRestart')) : ok(name, value);
}

/** @param fault why the process of the models was lost; null while it runs */
export function checkModelsReady(providers: string, fault: ErrorCode | null): Check {
  if (fault !== null) return failed('models', sayCode(fault), say('modelsWait'));
  const [used = ''] = providers.split(' (');
  const lower = sayMore(providers, say('providersLower', { models: used }));
  return ok('models', used === providers ? providers : lower);
}

/** The code itself in English, as the log has it, and in other languages what it means. */
const sayCode = (code: ErrorCode) => sayFault({ code, message: code });

/** Why the store can't be read or written: an error's code, ours or the system's, and its words in English. */
export interface StoreFault {
  readonly code: string;
  readonly message: string;
}

/**
 * @param fault why the store can't be read or written; null when both work
 * @param aside names of databases that were damaged and put aside
 */
export function checkStore(folder: string, fault: StoreFault | null, aside: readonly string[]): Check {
  const name = 'store';
  if (fault !== null) {
    const broken = say('storeBroken', { folder, code: fault.code });
    return failed(name, sayMore(`${folder}: ${fault.message}`, broken), say('storeCheck'));
  }
  if (aside.length === 0) return ok(name, folder);
  return degraded(name, say('storeAside', { folder, files: aside.join(', ') }), say('storeTell'));
}

/** @param faultCode code of the live picture's fault, null if there is none or it does not run */
export function checkCameraPresence(
  cameras: readonly ListedCamera[],
  simulated: boolean,
  faultCode: ErrorCode | null,
): Check {
  const name = 'camera';
  if (simulated) return degraded(name, say('cameraSimulated'), say('cameraPlugInAndRestart'));
  if (faultCode !== null) return failed(name, sayCode(faultCode), say('cameraCheck'));
  return cameras.length === 0
    ? failed(name, say('cameraUnplugged'), say('cameraPlugIn'))
    : ok(name, cameras.map(({ node }) => node).join(', '));
}
