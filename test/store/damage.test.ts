import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { emptyRecord } from './records.ts';
import { crash, events, full, places, start } from './running-store.ts';

const file = (name = 'kiosk.db') => join(places.stateFolder, name);
const asideNames = () => readdirSync(places.stateFolder).filter((name) => name.includes('.damaged-'));

/** Overwrites the file on the disk, like a worn card. */
function overwrite(from: number, length: number): void {
  const target = openSync(file(), 'r+');
  writeSync(target, Buffer.alloc(length, 0xa5), 0, length, from);
  closeSync(target);
}

const damages: Record<string, () => void> = {
  'that is no database': () => writeFileSync(file(), 'not a database at all'.repeat(100)),
  'whose header is overwritten': () => overwrite(0, 100),
  'with a page in the middle overwritten': () => overwrite(4096 * 2, 4096),
  'that was cut short': () => writeFileSync(file(), readFileSync(file()).subarray(0, 4096 * 2 + 100)),
  'of another program': () => {
    rmSync(file());
    const other = new DatabaseSync(file());
    other.exec('CREATE TABLE notes (a TEXT); PRAGMA user_version = 2');
    other.close();
  },
};

describe('a database', () => {
  it.each(Object.entries(damages))('%s is put aside with its name said, and a new one begun', (_, damage) => {
    const before = start();
    before.store.save(full());
    before.store.handOver('s');
    crash();
    damage();
    const damaged = readFileSync(file());
    const log: object[] = [];
    const { store, aside, audit } = start(log);
    expect(aside).toEqual(['kiosk.db.damaged-2026-11-23T12-00-00']);
    expect(readFileSync(file(aside[0]))).toEqual(damaged);
    expect(log).toContainEqual({ event: 'database-damaged', putAside: aside[0] });
    expect(store.queue()).toEqual([]);
    store.save(emptyRecord('t'));
    expect(events()).toEqual(['database-damaged', 'begun']);
    expect(audit.firstBroken()).toBeNull();
    // Nobody has the keys of its screenings.
    expect(readdirSync(places.runtimeFolder)).toEqual(['boot.key']);
  });

  it('that was put aside is named until somebody takes it away; a second one has a name of its own', () => {
    writeFileSync(file(), 'no database');
    start();
    crash();
    expect(start().aside).toHaveLength(1);
    crash();
    writeFileSync(file(), 'no database either');
    const { aside } = start();
    expect(aside).toEqual(['kiosk.db.damaged-2026-11-23T12-00-00', 'kiosk.db.damaged-2026-11-23T12-00-00-2']);
    crash();
    for (const name of asideNames()) rmSync(file(name));
    expect(start().aside).toEqual([]);
  });

  it('that is whole stays, after any number of starts', () => {
    for (let i = 0; i < 3; i++) {
      start().store.audit(null, 'begun');
      crash();
    }
    expect(asideNames()).toEqual([]);
    start();
    expect(events()).toHaveLength(3);
  });
});

describe('while the kiosk runs', () => {
  const deeds: Record<string, (name: string) => void> = {
    deleted: (name) => rmSync(file(name)),
    moved: (name) => renameSync(file(name), file('elsewhere')),
    replaced: (name) => {
      writeFileSync(file('new'), '');
      renameSync(file('new'), file(name));
    },
  };
  for (const name of ['kiosk.db', 'kiosk.db-wal', 'kiosk.lock']) {
    it.each(Object.entries(deeds))(
      `notices that ${name} was %s, and keeps nothing that would be lost`,
      (_, deed) => {
        const { store, check } = start();
        store.save(full());
        expect(check()).toBe(0);
        deed(name);
        const told = expect.objectContaining({
          code: 'store-failed',
          message: expect.stringContaining(`${name} was`),
        });
        expect(check).toThrow(told);
        expect(() => store.save(emptyRecord('t'))).toThrow(told);
        expect(() => store.handOver('s')).toThrow(told);
        expect(() => store.end('s', 'abandoned')).not.toThrow();
        expect(store.read('s')).toBeNull();
      },
    );
  }
});

describe('another process', () => {
  /** Holds the database's write lock for a moment. */
  async function holder(): Promise<ChildProcess> {
    const script = `
      const { DatabaseSync } = require('node:sqlite');
      const database = new DatabaseSync(process.argv[1]);
      database.exec('BEGIN IMMEDIATE');
      console.log('held');
      // The daemon's only thread waits for this, so no event can announce it.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
      database.exec('COMMIT');
      database.close();`;
    const child = spawn(process.execPath, ['-e', script, file()], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    return child;
  }

  it('that writes is waited for', async () => {
    const { store } = start();
    store.save(full());
    const child = await holder();
    store.handOver('s');
    store.audit('s', 'printed');
    expect(store.waiting).toBe(1);
    expect(events()).toEqual(['begun', 'handed-over', 'printed']);
    await once(child, 'exit');
  });

  it('that writes for too long is told of, and nothing is lost', async () => {
    const { store } = start();
    store.save(full());
    const other = new DatabaseSync(file());
    other.exec('BEGIN IMMEDIATE');
    expect(() => store.handOver('s')).toThrow(/Another program holds the database for more than 3 s/);
    other.exec('ROLLBACK');
    other.close();
    store.handOver('s');
    expect(store.waiting).toBe(1);
  });
});
