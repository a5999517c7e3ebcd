import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

setFlagsFromString('--expose-gc');
const collectGarbage = z.function().parse(runInNewContext('gc'));

// Small pieces of pictures would lie in slabs that they share with texts, and stay as long as any of those.
Buffer.poolSize = 0;

/** What still holds a picture when a visit ends (an answer on its way to a page) lets go of it within these times. */
const againAfterMs = [300, 1500, 4000];

/** Many times as much as Node reads of a socket or pipe at once, into a buffer that it uses again. */
const rinseBytes = 2 ** 21;

/**
 * Lets go of all that nothing refers to any longer: the pictures that passed through sockets and pipes. glibc overwrites
 * it then, as `perturb` in GLIBC_TUNABLES tells it to (package.json, the unit spl-kiosk.service).
 */
export async function sweepMemory(): Promise<void> {
  collectGarbage();
  for (const ms of againAfterMs) {
    await sleep(ms, undefined, { ref: false });
    await rinse().catch(() => undefined); // a machine without a free port: the next one is as good
    collectGarbage();
  }
}

/** Reads zeros, where pictures were read before. */
async function rinse(): Promise<void> {
  const server = createServer((socket) => socket.end(new Uint8Array(rinseBytes))).unref();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address !== null && typeof address === 'object') {
    const reader = connect(address.port, address.address).resume();
    await once(reader, 'close');
  }
  server.close();
}
