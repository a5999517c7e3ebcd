import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

setFlagsFromString('--expose-gc');
const collectGarbage = z.function().parse(runInNewContext('gc'));

/** What still holds a picture when a visit ends (an answer on its way to a page) lets go of it within these times. */
const againAfterMs = [300, 1500, 4000];

/**
 * Lets go of all that nothing refers to any longer: the pictures that passed through sockets and pipes. glibc overwrites
 * it then, as `perturb` in GLIBC_TUNABLES tells it to (package.json, the unit spl-kiosk.service).
 */
export async function sweepMemory(): Promise<void> {
  collectGarbage();
  for (const ms of againAfterMs) {
    await sleep(ms, undefined, { ref: false });
    collectGarbage();
  }
}
