import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSettings, type Settings } from '../../../src/settings.ts';
import { linkCertificateStep, openNetwork } from '../../../src/technician/provision/desk-link.ts';
import type { StepContext } from '../../../src/technician/provision/step.ts';
import { readDeskLink } from '../../../src/technician/readings/desk-link.ts';
import { type FakeMachine, fakeMachine } from '../../fakes/machines/systemctl.ts';

let folder: string;
let machine: FakeMachine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-link-'));
  machine = await fakeMachine({});
});
afterEach(async () => {
  await machine.restore();
  await rm(folder, { recursive: true });
});

const files = () => ({
  unit: join(folder, 'spl-kiosk.service'),
  dropIn: join(folder, 'spl-kiosk.service.d/50-desk-link.conf'),
});
const settings = (deskLink: string | null): Settings => ({
  ...loadSettings({}),
  deskLink,
  stateFolder: join(folder, 'state'),
});
const open = (deskLink: string | null) => openNetwork({ settings: settings(deskLink) }, files());

it('opens the unit to the network of the interface alone, and closes it with the setting', async () => {
  await writeFile(files().unit, '');
  await mkdir(join(folder, 'state'));
  expect((await readDeskLink(settings('lo'), files()))?.isAllowed).toBe(false);
  expect(await open('lo')).toEqual({ done: 'the unit lets in 127.0.0.1/8' });
  expect(await readFile(files().dropIn, 'utf8')).toMatch(/\n\[Service\]\nIPAddressAllow=127\.0\.0\.1\/8\n$/);
  // The daemon's user compares it, whatever root keeps from others.
  expect((await stat(files().dropIn)).mode & 0o777).toBe(0o644);
  expect((await stat(join(folder, 'spl-kiosk.service.d'))).mode & 0o777).toBe(0o755);
  expect((await readDeskLink(settings('lo'), files()))?.isAllowed).toBe(true);
  await open('lo');
  expect(await machine.asked()).toEqual(['daemon-reload']);
  expect(await open(null)).toMatchObject({ skipped: expect.stringContaining('nothing listens beyond') });
  expect(existsSync(files().dropIn)).toBe(false);
  expect(await machine.asked()).toEqual(['daemon-reload', 'daemon-reload']);
});

it('leaves alone what it can’t know, and says what to do', async () => {
  expect(await open('lo')).toMatchObject({ skipped: expect.stringContaining('unit is not installed') });
  await writeFile(files().unit, '');
  await open('lo');
  // A cable that is out today takes no network away from the unit.
  expect(await open('none0')).toMatchObject({ skipped: expect.stringContaining('check its cable') });
  expect(existsSync(files().dropIn)).toBe(true);
});

it('makes the certificate once, and prints the fingerprint that a pharmacist compares', async () => {
  const take = (deskLink: string | null) =>
    linkCertificateStep.run({ settings: settings(deskLink) } as StepContext);
  expect(await take(null)).toHaveProperty('skipped');
  expect(existsSync(join(folder, 'state'))).toBe(false);
  const first = await take('lo');
  expect(first).toEqual({
    done: expect.stringMatching(
      /^https:\/\/127\.0\.0\.1:8443, certificate SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}$/,
    ),
  });
  expect(await take('lo')).toEqual(first);
});
