import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Disk } from '../../deploy/installer/disk.ts';
import { readInstalled } from '../../deploy/installer/state.ts';
import { rollBackSteps, tidySteps } from '../../deploy/installer/upgrade.ts';
import { KioskMachine, noSystem } from '../fakes/machines/kiosk-machine.ts';
import { PowerCut, poweredCalls } from '../fakes/machines/power.ts';
import { writeRelease } from '../fakes/machines/release.ts';

// In memory if possible, because these tests sync thousands of small files.
const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'spl-kiosk-upgrade-'));
const source = (name: string) => join(scratch, 'sources', name);
let machine: KioskMachine;

beforeAll(() => {
  const daemon = (text: string) => ({
    'src/main.ts': text,
    'deploy/overlay/etc/spl.unit': text,
    [`deploy/overlay/etc/${text.includes('1') ? 'only-in-1' : 'only-in-2'}`]: text,
  });
  writeRelease(source('1.0.0'), { version: '1.0.0', files: daemon('schema 1') });
  writeRelease(source('2.0.0'), { version: '2.0.0', files: daemon('schema 2') });
  writeRelease(source('2.0.0-broken'), { version: '2.0.0-broken', files: daemon('schema 2 broken') });
});
beforeEach(() => {
  machine = fresh('machine');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A machine on which 1.0.0 has run and left rows in the database. */
function fresh(name: string): KioskMachine {
  const root = join(scratch, name);
  if (!existsSync(join(scratch, 'template'))) {
    const template = new KioskMachine(join(scratch, 'template'));
    template.install(source('1.0.0'));
    writeFileSync(template.places.database, 'rows;schema 1;');
    expect(template.boot()).toBe('1.0.0');
  }
  rmSync(root, { recursive: true, force: true });
  cpSync(join(scratch, 'template'), root, { recursive: true, verbatimSymlinks: true });
  return new KioskMachine(root);
}

const unit = () => readFileSync(join(machine.places.root, 'etc/spl.unit'), 'utf8');
const systemFile = (name: string) => existsSync(join(machine.places.root, 'etc', name));

describe('an upgrade', () => {
  it('runs the new release once it was healthy, and keeps nothing of the trial', () => {
    machine.install(source('2.0.0'));
    expect(readInstalled(machine.places)).toMatchObject({
      current: '2.0.0',
      previous: '1.0.0',
      onTrial: true,
    });
    expect(machine.boot()).toBe('2.0.0');
    expect(machine.database).toBe('rows;schema 2;');
    expect(existsSync(machine.places.trial) || existsSync(machine.places.backup)).toBe(false);
    expect([unit(), systemFile('only-in-1'), systemFile('only-in-2')]).toEqual(['schema 2', false, true]);
  });

  it('goes back after three failed starts, with the database and the units of before', () => {
    machine.install(source('2.0.0-broken'));
    expect(machine.boot()).toBe('1.0.0');
    expect(machine.database).toBe('rows;schema 1;');
    expect([unit(), systemFile('only-in-1'), systemFile('only-in-2')]).toEqual(['schema 1', true, false]);
    expect(readFileSync(machine.places.rolledBack, 'utf8')).toBe('2.0.0-broken\n');
    expect(existsSync(machine.places.trial) || existsSync(machine.places.backup)).toBe(false);
  });

  it('goes back at once when the daemon gives up (status 78)', () => {
    machine.install(source('2.0.0-broken'));
    machine.giveUp();
    expect(readInstalled(machine.places)).toMatchObject({ current: '1.0.0', onTrial: false });
    expect(machine.boot()).toBe('1.0.0');
    expect(machine.database).toBe('rows;schema 1;');
  });

  it('that replaces a release on trial keeps the way back to the one that was proved', () => {
    machine.install(source('2.0.0'));
    machine.install(source('2.0.0-broken'));
    expect(machine.boot()).toBe('1.0.0');
    expect(machine.database).toBe('rows;schema 1;');
  });

  it('a database that was not there before is gone after the way back', () => {
    rmSync(machine.places.database);
    machine.install(source('2.0.0-broken'));
    expect(machine.boot()).toBe('1.0.0');
    expect(machine.database).toBe('schema 1;');
  });

  it('twice in a row is as once', () => {
    machine.install(source('2.0.0'));
    machine.boot();
    machine.install(source('2.0.0'));
    expect(readInstalled(machine.places)).toMatchObject({
      current: '2.0.0',
      previous: '1.0.0',
      onTrial: false,
    });
    expect(machine.boot()).toBe('2.0.0');
  });

  it('keeps the release that runs and the way back, and no third', () => {
    machine.install(source('2.0.0-broken'));
    machine.boot();
    machine.install(source('2.0.0'));
    machine.boot();
    for (const { run } of tidySteps(readInstalled(machine.places), machine.places, new Disk())) run();
    expect(readInstalled(machine.places).releases.toSorted()).toEqual(['1.0.0', '2.0.0']);
  });
});

/** Cuts the power at each call that changes the disk, in turn, and lets `check` judge the remaining machine. */
function atEachCut(prepare: () => void, act: (disk: Disk) => void, check: (cutAt: number) => void): number {
  for (let cutAt = 1; ; cutAt += 1) {
    machine = fresh('cut');
    prepare();
    try {
      act(new Disk(poweredCalls(cutAt)));
      return cutAt - 1; // it went through without a cut: every call had its turn
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
    }
    check(cutAt);
  }
}

const upgradeTo = (version: string) => (disk: Disk) => {
  for (const { run } of machine.upgradeSteps(source(version), disk)) run();
};

describe('a power cut at any change of the disk', { timeout: 180_000 }, () => {
  it('of an upgrade to a good release leaves a kiosk that boots, and the upgrade can be run again', () => {
    const calls = atEachCut(
      () => undefined,
      upgradeTo('2.0.0'),
      (cutAt) => {
        const booted = machine.boot();
        expect(['1.0.0', '2.0.0'], `cut ${cutAt}`).toContain(booted);
        expect(machine.database, `cut ${cutAt}`).toBe(`rows;schema ${booted === '1.0.0' ? 1 : 2};`);
        machine.install(source('2.0.0'));
        expect(machine.boot(), `again after cut ${cutAt}`).toBe('2.0.0');
        expect(machine.database, `again after cut ${cutAt}`).toBe('rows;schema 2;');
        expect([unit(), systemFile('only-in-1')], `again after cut ${cutAt}`).toEqual(['schema 2', false]);
      },
    );
    expect(calls).toBeGreaterThan(50);
  });

  it('of an upgrade to a broken release leaves a kiosk that boots the previous release', () => {
    atEachCut(
      () => undefined,
      upgradeTo('2.0.0-broken'),
      (cutAt) => {
        expect(machine.boot(), `cut ${cutAt}`).toBe('1.0.0');
        expect(machine.database, `cut ${cutAt}`).toBe('rows;schema 1;');
      },
    );
  });

  it('of the way back leaves a kiosk that boots the previous release', () => {
    const calls = atEachCut(
      () => {
        machine.install(source('2.0.0-broken'));
        writeFileSync(machine.places.database, 'rows;schema 2;');
      },
      (disk) => {
        for (const { run } of rollBackSteps('2.0.0-broken', '1.0.0', machine.places, disk, noSystem)) run();
      },
      (cutAt) => {
        expect(machine.boot(), `cut ${cutAt}`).toBe('1.0.0');
        expect(machine.database, `cut ${cutAt}`).toBe('rows;schema 1;');
      },
    );
    expect(calls).toBeGreaterThan(20);
  });

  it('of a first installation lets it be run again', () => {
    const calls = atEachCut(
      () => rmSync(machine.places.home, { recursive: true }),
      upgradeTo('2.0.0'),
      (cutAt) => {
        machine.install(source('2.0.0'));
        expect(machine.boot(), `again after cut ${cutAt}`).toBe('2.0.0');
      },
    );
    expect(calls).toBeGreaterThan(30);
  });
});
