import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KioskError } from '../../errors.ts';
import { childEnvironment } from '../../settings/child-environment.ts';
import { type Spread, spreadOf } from './spread.ts';

const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
const lookEveryMs = 20;
/** A kiosk that is not ready by then does not start. */
const mostMs = 60_000;

/**
 * Milliseconds from SIGTERM of a running kiosk until the next one is ready for a customer: models loaded, camera open.
 * Its state lies in a folder of its own, and photographs stand in for a camera.
 * @throws KioskError `stopped` if it does not start
 */
export async function startTimes(runs: number): Promise<Spread> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  const times: number[] = [];
  try {
    let kiosk = await readyKiosk(folder);
    while (times.length < runs) {
      const began = performance.now();
      await end(kiosk);
      kiosk = await readyKiosk(folder);
      times.push(performance.now() - began);
    }
    await end(kiosk);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return spreadOf(times);
}

async function end(kiosk: ChildProcess): Promise<void> {
  if (kiosk.exitCode !== null || kiosk.signalCode !== null) return;
  kiosk.kill('SIGTERM');
  await once(kiosk, 'exit');
}

async function readyKiosk(folder: string): Promise<ChildProcess> {
  const port = await freePort();
  const env = {
    ...childEnvironment(),
    SPL_KIOSK_STATE_FOLDER: folder,
    SPL_KIOSK_PORT: String(port),
    SPL_KIOSK_CAMERA: 'simulated',
    SPL_KIOSK_PRINTER: 'pdf',
  };
  const kiosk = spawn(process.execPath, [main, 'start'], { env, stdio: 'ignore' });
  const latest = performance.now() + mostMs;
  while (kiosk.exitCode === null && performance.now() < latest) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (answer?.ok) return kiosk;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  kiosk.kill('SIGKILL');
  throw new KioskError('stopped', 'The kiosk did not start. Run npm start and read what it says.');
}

/** A port of this machine that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string')
    throw new Error('a TCP server has an address with a port');
  return address.port;
}
