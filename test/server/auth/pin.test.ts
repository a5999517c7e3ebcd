import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestLockMs } from '../../../src/server/auth/lockout.ts';
import { Pin } from '../../../src/server/auth/pin.ts';

const right = '739154';
const wrong = '284617';

let folder: string;
let now: number;
let pin: Pin;
/** So that hundreds of tries take no time. */
const cheap = { N: 2, r: 1, p: 1 };
const open = () => new Pin(folder, 'pharmacist', () => now, cheap);
const file = () => join(folder, 'pharmacist-pin.json');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-pin-'));
  now = 1_000_000_000_000;
  pin = open();
  await pin.set(right);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function fail(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await pin.try(wrong);
}

describe('a PIN', () => {
  it('opens with the right digits and with no others, and is not in its file', async () => {
    expect(await pin.try(wrong)).toMatchObject({ ok: false, code: 'pin-wrong', triesLeft: 4 });
    expect(await pin.try(right)).toEqual({ ok: true });
    expect(readFileSync(file(), 'utf8')).not.toContain(right);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it.each(['12345', '1234567890123', 'abcdef', ' 739154', '７３９１５４'])('can’t be %j', async (weak) => {
    await expect(pin.set(weak)).rejects.toMatchObject({ code: 'pin-too-weak' });
    expect(await pin.try(right)).toEqual({ ok: true });
  });

  it('that changes while the old one is tried opens no more with the old one', async () => {
    const elsewhere = open();
    for (let i = 0; i < 10; i++) {
      const [before, after] = i % 2 === 0 ? [right, wrong] : [wrong, right];
      const [tried] = await Promise.all([pin.try(before), elsewhere.set(after)]);
      if (!tried.ok) expect(tried.code).toBe('pin-wrong');
      expect(await pin.try(after)).toEqual({ ok: true });
    }
  });

  it('is set by a fresh install once', async () => {
    expect(await pin.setFirst(wrong)).toBe(false);
    const technician = new Pin(folder, 'technician', () => now, cheap);
    expect(technician.isSet).toBe(false);
    expect(await technician.try(right)).toMatchObject({ ok: false, code: 'pin-missing' });
    const both = await Promise.all([technician.setFirst(right), technician.setFirst(wrong)]);
    // Whichever came first.
    expect(both.toSorted()).toEqual([false, true]);
    expect(await technician.try(both[0] ? right : wrong)).toEqual({ ok: true });
  });

  it('is not set while something else than a file stands at the name of its lock', async () => {
    const lock = join(folder, 'pins.lock');
    for (const plant of [() => execFileSync('mkfifo', [lock]), () => mkdirSync(lock)]) {
      rmSync(lock, { recursive: true });
      plant();
      await expect(pin.set(wrong)).rejects.toMatchObject({ code: 'pin-broken' });
      await expect(pin.try(right)).rejects.toMatchObject({ code: 'pin-broken' });
    }
  });

  it('whose file is damaged opens for nobody, and does not count as a fresh install', async () => {
    writeFileSync(file(), '{}');
    await expect(pin.try(right)).rejects.toMatchObject({ code: 'pin-broken' });
    await expect(pin.setFirst(wrong)).rejects.toMatchObject({ code: 'pin-broken' });
    await pin.set(wrong);
    expect(await pin.try(wrong)).toEqual({ ok: true });
  });
});

it('costs its thief 32 MiB a guess', async () => {
  const real = new Pin(folder, 'technician');
  await real.set(right);
  const { cost } = JSON.parse(readFileSync(join(folder, 'technician-pin.json'), 'utf8'));
  expect(128 * cost.N * cost.r).toBe(32 * 2 ** 20);
  expect(await real.try(right)).toEqual({ ok: true });
});

describe('the lock-out', () => {
  it('begins with the fifth wrong try, doubles, and never lasts longer than five minutes', async () => {
    await fail(4);
    expect(pin.lockedForMs).toBe(0);
    const locks: number[] = [];
    for (let i = 0; i < 8; i++) {
      await fail(1);
      locks.push(pin.lockedForMs);
      now += pin.lockedForMs;
    }
    expect(locks).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000, 300_000, 300_000]);
    expect(Math.max(...locks)).toBe(longestLockMs);
  });

  it('refuses even the right PIN, and costs nothing more while it lasts', async () => {
    await fail(5);
    expect(await pin.try(right)).toMatchObject({ ok: false, code: 'pin-locked', lockedForMs: 30_000 });
    await fail(10);
    expect(pin.lockedForMs).toBe(30_000);
    now += 30_000;
    expect(await pin.try(right)).toEqual({ ok: true });
    await fail(4);
    expect(pin.lockedForMs).toBe(0);
  });

  it('writes nothing to the disk for a try that does not count', async () => {
    await fail(5);
    const traces = () =>
      [folder, ...readdirSync(folder).map((name) => join(folder, name))].map((path) => {
        const { ino, mtimeNs, ctimeNs, size } = statSync(path, { bigint: true });
        return [path, ino, mtimeNs, ctimeNs, size];
      });
    const before = traces();
    for (const given of [right, wrong]) expect(await pin.try(given)).toMatchObject({ counted: false });
    expect(traces()).toEqual(before);
  });

  it('survives a restart', async () => {
    await fail(5);
    now += 10_000;
    pin = open();
    expect(await pin.try(right)).toMatchObject({ code: 'pin-locked', lockedForMs: 20_000 });
    now += 20_000;
    await fail(1);
    expect(open().lockedForMs).toBe(60_000);
  });

  it('counts a try before it looks at it: one that was cut short is lost', async () => {
    const cut = pin.try(wrong);
    await Promise.resolve();
    expect(JSON.parse(readFileSync(file(), 'utf8')).tries.failed).toBe(1);
    await cut;
  });

  it('counts tries at the same time one after the other', async () => {
    const tries = await Promise.all(Array.from({ length: 7 }, () => pin.try(wrong)));
    expect(tries.map((one) => !one.ok && one.code)).toEqual([
      ...Array.from({ length: 4 }, () => 'pin-wrong'),
      ...Array.from({ length: 3 }, () => 'pin-locked'),
    ]);
  });

  it('is no longer than it was when the clock was put back by years', async () => {
    await fail(5);
    now -= 3e11;
    expect(await pin.try(right)).toMatchObject({ code: 'pin-locked', lockedForMs: 30_000 });
    now += 30_000;
    expect(await pin.try(right)).toEqual({ ok: true });
  });
});
