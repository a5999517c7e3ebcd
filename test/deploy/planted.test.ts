import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Disk } from '../../deploy/installer/disk.ts';
import { dataFolders } from '../../deploy/installer/places.ts';
import { uninstallSteps } from '../../deploy/installer/uninstall.ts';
import { rollBackSteps } from '../../deploy/installer/upgrade.ts';
import { KioskMachine, noSystem } from '../fakes/machines/kiosk-machine.ts';
import { isRoot, Outside, plant, plants, stranger } from '../fakes/machines/planted.ts';
import { writeRelease } from '../fakes/machines/release.ts';

// A daemon that was taken over owns its folder. Whatever it puts there, the installer, as root, must touch nothing else.

let scratch: string;
let outside: Outside;
let machine: KioskMachine;
const source = (version: string) => join(scratch, 'sources', version);

beforeEach(() => {
  scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'spl-kiosk-planted-'));
  chmodSync(scratch, 0o755);
  outside = new Outside(join(scratch, 'outside'));
  for (const [version, text] of [
    ['1.0.0', 'schema 1'],
    ['2.0.0', 'schema 2 broken'],
  ] as const)
    writeRelease(source(version), { version, files: { 'src/main.ts': text } });
  machine = new KioskMachine(join(scratch, 'machine'));
  machine.install(source('1.0.0'));
  const { database } = machine.places;
  writeFileSync(database, 'rows;schema 1;', { mode: 0o600 });
  if (isRoot) for (const path of [dirname(database), database]) chownSync(path, stranger.uid, stranger.gid);
});
afterEach(() => {
  expect(outside.isAsItWas).toBe(true);
  rmSync(scratch, { recursive: true });
});

const names = ['kiosk.db', 'kiosk.db-wal', 'kiosk.db-shm'].flatMap((name) => [name, `${name}.incoming`]);
const at = (name: string) => join(dirname(machine.places.database), name);
const rollBack = () => {
  for (const { run } of rollBackSteps('2.0.0', '1.0.0', machine.places, new Disk(), noSystem)) run();
};

describe.each(Object.keys(plants))('%s in the daemon’s folder', (kind) => {
  it.each(['kiosk.db', 'kiosk.db-wal'])('at %s is not copied by an upgrade, which says so', (name) => {
    plant(kind, at(name), outside);
    expect(() => machine.install(source('2.0.0'))).toThrow(`${name} is `);
  });

  it('at any name is replaced on the way back, with the database as it was', () => {
    machine.install(source('2.0.0'));
    for (const name of names) plant(kind, at(name), outside);
    rollBack();
    expect(machine.database).toBe('rows;schema 1;');
    expect(existsSync(at('kiosk.db-shm'))).toBe(false);
  });

  it('goes with --purge, alone', () => {
    for (const name of dataFolders) {
      const folder = join(machine.places.root, name);
      mkdirSync(folder, { recursive: true });
      plant(kind, join(folder, 'anything'), outside);
    }
    for (const { run } of uninstallSteps(machine.places, true, new Disk(), noSystem)) run();
    for (const name of dataFolders) expect(existsSync(join(machine.places.root, name))).toBe(false);
  });
});
