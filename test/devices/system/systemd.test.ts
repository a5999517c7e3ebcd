import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSystemd } from '../../../src/devices/system/systemd.ts';
import { type FakeProgram, fakeProgram } from '../../fakes/machines/programs.ts';

const variables = ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'PATH'] as const;
const before = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
let fake: FakeProgram;

beforeEach(async () => {
  fake = await fakeProgram('systemd-notify', 'echo "$*" >>"$here/said"');
  process.env.NOTIFY_SOCKET = '/nowhere/notify';
});
afterEach(async () => {
  await fake.restore();
  for (const name of variables) {
    const value = before[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

const said = () => readFile(join(fake.folder, 'said'), 'utf8').catch(() => '');

test('every message reaches systemd-notify', async () => {
  const systemd = openSystemd();
  expect(await systemd.ready()).toBe(true);
  expect(await systemd.watchdog()).toBe(true);
  expect(await systemd.stopping()).toBe(true);
  expect(await said()).toBe(`--ready --pid=${process.pid}\nWATCHDOG=1\nSTOPPING=1\n`);
});

test('the watchdog’s limit is known where there is one', () => {
  expect(openSystemd().watchdogMs).toBeNull();
  process.env.WATCHDOG_USEC = '60000000';
  expect(openSystemd().watchdogMs).toBe(60_000);
  delete process.env.NOTIFY_SOCKET;
  expect(openSystemd().watchdogMs).toBeNull();
});

test('where nobody listens nothing is run', async () => {
  delete process.env.NOTIFY_SOCKET;
  const warnings: string[] = [];
  const systemd = openSystemd((why) => warnings.push(why));
  expect(await systemd.ready()).toBe(false);
  expect(await said()).toBe('');
  expect(warnings).toEqual([]);
});

test('a program that is missing is a warning, never an error', async () => {
  process.env.PATH = '/nowhere';
  const warnings: string[] = [];
  const systemd = openSystemd((why) => warnings.push(why));
  expect(await systemd.ready()).toBe(false);
  expect(await systemd.stopping()).toBe(false);
  expect(warnings).toEqual([
    'The program systemd-notify is missing.',
    'The program systemd-notify is missing.',
  ]);
});

test('the real program’s failure is a warning', async () => {
  await fake.restore();
  const warnings: string[] = [];
  const systemd = openSystemd((why) => warnings.push(why));
  expect(await systemd.ready()).toBe(false);
  expect(warnings).toHaveLength(1);
  expect(warnings.join()).not.toContain('missing');
});
