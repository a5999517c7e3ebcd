import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { freePort } from '../fakes/machines/free-port.ts';
import { until } from '../fakes/until.ts';

it('ends the daemon when npm is told to end', async () => {
  const state = await mkdtemp(join(tmpdir(), 'npm-start-'));
  const port = await freePort();
  const npm = spawn('npm', ['start'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...process.env,
      SPL_KIOSK_PORT: String(port),
      SPL_KIOSK_STATE_FOLDER: state,
      SPL_KIOSK_PRINTER: 'pdf',
      SPL_KIOSK_CAMERA: 'simulated',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  npm.stdout.resume();
  const closed = once(npm.stdout, 'end'); // the daemon holds it open as long as it runs
  const health = () => fetch(`http://127.0.0.1:${port}/health`);
  await until(async () => expect((await health()).status).toBe(200), { withinMs: 120_000 });
  npm.kill('SIGTERM');
  await closed;
  await expect(health()).rejects.toThrow();
  await rm(state, { recursive: true });
});
