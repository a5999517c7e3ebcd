import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSystemd } from '../../src/devices/systemd.ts';
import { type FakeProgram, fakeProgram } from '../fakes/programs.ts';

const variables = ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID', 'PATH'] as const;
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
  expect(systemd.listening).toBe(true);
  expect(await systemd.ready()).toBe(true);
  expect(await systemd.status('Serving\n one  visit')).toBe(true);
  expect(await systemd.watchdog()).toBe(true);
  expect(await systemd.stopping()).toBe(true);
  expect(await said()).toBe(
    `--ready --pid=${process.pid}\n--pid=${process.pid} --status=Serving one visit\nWATCHDOG=1\nSTOPPING=1\n`,
  );
});

test('where nobody listens nothing is run', async () => {
  delete process.env.NOTIFY_SOCKET;
  const warnings: string[] = [];
  const systemd = openSystemd((why) => warnings.push(why));
  expect(systemd.listening).toBe(false);
  expect(await systemd.ready()).toBe(false);
  expect(await systemd.watchdog()).toBe(false);
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
  expect(await systemd.watchdog()).toBe(false);
  expect(warnings).toHaveLength(2);
  expect(warnings.join()).not.toContain('missing');
});

test('the watchdog wants a ping twice in its time, when it watches this process', () => {
  process.env.WATCHDOG_USEC = '30000000';
  expect(openSystemd().watchdogEveryMs).toBe(15_000);
  process.env.WATCHDOG_PID = String(process.pid);
  expect(openSystemd().watchdogEveryMs).toBe(15_000);
  process.env.WATCHDOG_PID = '1';
  expect(openSystemd().watchdogEveryMs).toBeNull();
  delete process.env.WATCHDOG_USEC;
  delete process.env.WATCHDOG_PID;
  expect(openSystemd().watchdogEveryMs).toBeNull();
});
