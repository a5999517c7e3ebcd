import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startKiosk } from '../e2e/kiosk-browser.ts';
import { freePort } from '../fakes/machines/free-port.ts';
import { Outside, plant } from '../fakes/machines/planted.ts';
import { runMain } from '../fakes/machines/run-main.ts';
import { byHand, Visitor } from '../fakes/parts/visitor.ts';

let folder: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wipe-'));
  mkdirSync(join(folder, 'papers'));
  mkdirSync(join(folder, 'keys'), { mode: 0o700 });
  writeFileSync(join(folder, 'settings.json'), '{"pharmacy":"Corner Pharmacy"}');
  writeFileSync(join(folder, 'papers/holiday.pdf'), 'somebody’s own');
  writeFileSync(join(folder, 'papers/slip-7F3K9QXM.pdf'), 'a customer’s');
  env = {
    SPL_KIOSK_STATE_FOLDER: join(folder, 'state'),
    SPL_KIOSK_SLIP_FOLDER: join(folder, 'papers'),
    SPL_KIOSK_SETTINGS: join(folder, 'settings.json'),
    SPL_KIOSK_RUNTIME_FOLDER: folder,
    SPL_KIOSK_CAMERA: 'simulated',
    ...byHand,
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

it('erases what a pharmacy leaves, once the kiosk is stopped and somebody says yes', async () => {
  const kiosk = await startKiosk([], env);
  const visitor = new Visitor(kiosk);
  await visitor.toReview();
  const port = { SPL_KIOSK_PORT: new URL(kiosk.url).port };
  const running = await runMain(['wipe', '--yes'], { ...env, ...port });
  expect(running.status).not.toBe(0);
  expect(running.stderr).toContain('The kiosk runs, so nothing was erased');
  visitor.leave();
  await kiosk.stop();
  expect(readdirSync(join(folder, 'state'))).toEqual(
    expect.arrayContaining(['kiosk.db', 'pharmacist-pin.json', 'entry.js']),
  );

  const audit = await runMain(['audit'], env);
  expect(audit.stdout).toMatch(/^entry,at,visit,event\r\n1,\S+Z,1,begun\r\n[\s\S]*,1,consented\r\n/);
  const figures = await runMain(['audit', '--figures'], env);
  expect(figures.stdout).toMatch(/^month,visits,signed,referred,.*\r\n\d{4}-\d\d,1,0,0,0,0,0,0,\r\n$/);

  const asked = await runMain(['wipe'], { ...env, ...port });
  expect(asked.status).toBe(1);
  expect(asked.stdout).toMatch(/would erase .*state: visits, photos, audit trail[\s\S]*Nothing was erased/);
  expect(existsSync(join(folder, 'state/kiosk.db'))).toBe(true);

  const wiped = await runMain(['wipe', '--yes'], { ...env, ...port });
  expect(wiped.status, wiped.stderr).toBe(0);
  expect(readdirSync(join(folder, 'state'))).toEqual([]);
  expect(existsSync(join(folder, 'keys'))).toBe(false);
  expect(readdirSync(join(folder, 'papers'))).toEqual(['holiday.pdf']);
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{}\n');
  expect(wiped.stdout).toMatch(/journalctl/);
  expect((await runMain(['audit'], env)).stderr).toContain('No kiosk has run with');
}, 240_000);

it('erases links that were planted there, and nothing that they lead to', async () => {
  const outside = new Outside(join(folder, 'outside'));
  for (const [name, kind] of [
    ['state/kiosk.db', 'a link to a file'],
    ['state/photos', 'a link to a folder'],
    ['state/a/b', 'a hard link'],
    ['papers/slip-1.pdf', 'a link to a file'],
  ] as const)
    plant(kind, join(folder, name), outside);
  const wiped = await runMain(['wipe', '--yes'], { ...env, SPL_KIOSK_PORT: String(await freePort()) });
  expect(wiped.status, wiped.stderr).toBe(0);
  expect(outside.isAsItWas).toBe(true);
  expect(readdirSync(join(folder, 'state'))).toEqual([]);
});
