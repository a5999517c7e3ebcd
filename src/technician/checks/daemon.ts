import type { ListedCamera } from './camera-device.ts';
import { type Check, degraded, failed, ok } from './check.ts';

/**
 * @param longestMs the longest time in ms for which the daemon's thread was busy; decoding a photo takes some tenths of
 * a second
 */
export function checkEventLoop(longestMs: number): Check {
  const value = `${longestMs.toFixed(0)} ms at most`;
  const remedy = 'Restart the kiosk; if this happens again, send the support bundle.';
  if (longestMs > 5000) return failed('event-loop', value, remedy);
  return longestMs > 1000 ? degraded('event-loop', value, remedy) : ok('event-loop', value);
}

/** @param idleMs time since a run of a model last succeeded; without visits, one is made every minute */
export function checkInference(idleMs: number): Check {
  const name = 'inference';
  const value = Number.isFinite(idleMs) ? `${(idleMs / 1000).toFixed(0)} s since the last run` : 'no run yet';
  return idleMs > 180_000
    ? failed(name, value, 'Restart the kiosk; if this happens again, run: npm run doctor')
    : ok(name, value);
}

/** @param fault why the process of the models was lost; null while it runs */
export function checkModelsReady(providers: string, fault: string | null): Check {
  return fault === null
    ? ok('models', providers)
    : failed('models', fault, 'Wait a minute: the models are being loaded again. Then run: npm run doctor');
}

/**
 * @param fault why the store can't be read or written; null when both work
 * @param aside names of databases that were damaged and put aside
 */
export function checkStore(folder: string, fault: string | null, aside: readonly string[]): Check {
  const name = 'store';
  if (fault !== null) {
    return failed(
      name,
      `${folder}: ${fault}`,
      'Check with df -h and dmesg whether the disk is full or read-only.',
    );
  }
  if (aside.length === 0) return ok(name, folder);
  return degraded(
    name,
    `${folder}: the database was damaged; it was put aside as ${aside.join(', ')}, and a new one created`,
    'Tell the pharmacist that the visits waiting in it are lost. Check the disk with dmesg, then move these files away and restart.',
  );
}

/** @param faultCode code of the live picture's fault, null if there is none or it does not run */
export function checkCameraPresence(
  cameras: readonly ListedCamera[],
  simulated: boolean,
  faultCode: string | null,
): Check {
  const name = 'camera';
  if (simulated)
    return degraded(name, 'simulated', 'Plug in a camera, or name it in the settings, and restart.');
  if (faultCode !== null)
    return failed(name, faultCode, 'Check the camera and its cable, then run: npm run doctor');
  return cameras.length === 0
    ? failed(name, 'not plugged in', 'Plug in the camera.')
    : ok(name, cameras.map(({ node }) => node).join(', '));
}
