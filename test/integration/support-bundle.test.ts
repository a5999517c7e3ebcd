import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningKiosk, startKiosk } from '../e2e/kiosk-browser.ts';
import { freePort } from '../fakes/machines/free-port.ts';
import { collect, startMain } from '../fakes/machines/run-main.ts';
import { until } from '../fakes/until.ts';

// `npm run support-bundle` beside a kiosk, for a technician at a terminal.

let state: string;
let kiosk: RunningKiosk;
beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'support-bundle-'));
  kiosk = await startKiosk([], { SPL_KIOSK_STATE_FOLDER: state });
});
afterAll(async () => {
  await kiosk.stop();
  rmSync(state, { recursive: true });
});

/** @param typed null where the input has ended before anything was typed */
async function run(typed: string | null, port = new URL(kiosk.url).port) {
  const env = { SPL_KIOSK_STATE_FOLDER: state, SPL_KIOSK_PORT: port };
  const child = startMain(['support-bundle'], env, undefined, 'pipe');
  const output = collect(child);
  child.stdin?.end(typed === null ? '' : `${typed}\n`);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...output };
}

it('writes what the technician’s page saves, for whoever knows the PIN, and leaves no session', async () => {
  const { status, stdout, stderr } = await run(kiosk.pins.technician);
  expect([status, stderr]).toEqual([0, "The technician's PIN: \n"]);
  const bundle = JSON.parse(stdout);
  expect(bundle).toMatchObject({ live: true, settings: { camera: expect.any(String) } });
  expect(bundle.log.map(({ event }: { event: string }) => event)).toContain('technician-signed-in');
  expect(stdout).not.toContain(kiosk.pins.technician);
  await until(() => expect(kiosk.output.stderr).toContain('"event":"technician-signed-out"'));
});

it('says what is wrong, and writes nothing, where the PIN is wrong, none is typed or no kiosk runs', async () => {
  const wrong = await run(kiosk.pins.technician === '739154' ? '739155' : '739154');
  expect(wrong).toMatchObject({ status: 64, stdout: '' });
  expect(wrong.stderr).toContain('That PIN is not right. Tries left: 4.');
  const none = await run(null);
  expect(none).toMatchObject({ status: 64, stdout: '' });
  expect(none.stderr).toContain('No answer was typed.');
  const silent = await run(kiosk.pins.technician, String(await freePort()));
  expect(silent).toMatchObject({ status: 1, stdout: '' });
  expect(silent.stderr).toContain('No kiosk answers at http://127.0.0.1:');
  // Nobody was asked for a PIN that nothing could take.
  expect(silent.stderr).not.toContain('PIN:');
});
