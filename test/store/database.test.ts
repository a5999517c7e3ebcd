import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditTrail } from '../../src/store/audit-trail.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate, migrations, schemaVersion, versionOf } from '../../src/store/migrations.ts';
import { type Places, temporaryPlaces } from './places.ts';

let places: Places;
beforeEach(() => {
  places = temporaryPlaces();
});
afterEach(() => places.remove());

const file = () => join(places.stateFolder, 'kiosk.db');

describe('the database', () => {
  it('is durable, checked and cleaned as the design says', () => {
    const { database, close } = openDatabase(places.stateFolder);
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('foreign_keys')).toBe(1);
    const tables = database.prepare(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main'`).all();
    expect(
      tables.filter(({ name }) => !String(name).startsWith('sqlite_')).map(({ strict }) => strict),
    ).toEqual([1, 1, 1, 1]);
    expect(() =>
      database.exec(`INSERT INTO part (screening_id, name, sealed) VALUES ('nobody', 'visit', x'00')`),
    ).toThrow(/FOREIGN KEY/);
    close();
  });

  it('of a newer version is refused with a sentence, and left as it is', () => {
    openDatabase(places.stateFolder).close();
    const newer = new DatabaseSync(file());
    newer.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
    newer.close();
    expect(() => openDatabase(places.stateFolder)).toThrow(
      expect.objectContaining({
        code: 'store-newer',
        message: expect.stringMatching(/Install the newer software/),
      }),
    );
    const untouched = new DatabaseSync(file());
    expect(versionOf(untouched)).toBe(schemaVersion + 1);
    untouched.close();
    // The refusal released the folder.
    const back = new DatabaseSync(file());
    back.exec(`PRAGMA user_version = ${schemaVersion}`);
    back.close();
    openDatabase(places.stateFolder).close();
  });

  it('in a folder that can not be written says what to do', () => {
    const lock = join(places.stateFolder, 'kiosk.lock');
    mkdirSync(lock);
    expect(() => openDatabase(places.stateFolder)).toThrow(expect.objectContaining({ code: 'store-failed' }));
    rmSync(lock, { recursive: true });
    writeFileSync(file(), '');
    expect(() => openDatabase(join(file(), 'below-a-file'))).toThrow(
      expect.objectContaining({ code: 'store-failed' }),
    );
  });

  it('keeps its files from other users', () => {
    openDatabase(places.stateFolder).close();
    chmodSync(file(), 0o644);
    const { close } = openDatabase(places.stateFolder);
    const made = readdirSync(places.stateFolder).filter((name) => name.startsWith('kiosk.'));
    expect(made).toEqual(expect.arrayContaining(['kiosk.db', 'kiosk.lock']));
    for (const name of made)
      expect([name, statSync(join(places.stateFolder, name)).mode & 0o777]).toEqual([name, 0o600]);
    close();
  });
});

describe('migrations', () => {
  it('take a database from any version to this one, keeping what it holds', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    database.exec(`INSERT INTO screening (id, started_at) VALUES ('s', '2026-11-23T12:00:00.000Z')`);
    migrate(database, [...migrations, 'ALTER TABLE screening ADD COLUMN colour TEXT']);
    expect(versionOf(database)).toBe(schemaVersion + 1);
    expect(database.prepare('SELECT id, colour FROM screening').all()).toEqual([{ id: 's', colour: null }]);
  });

  it('happen whole or not at all', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const half = 'CREATE TABLE extra (a TEXT) STRICT; CREATE TABLE screening (a TEXT) STRICT;';
    expect(() => migrate(database, [...migrations, half])).toThrow(/already exists/);
    expect(versionOf(database)).toBe(schemaVersion);
    expect(database.prepare(`SELECT name FROM sqlite_schema WHERE name = 'extra'`).get()).toBeUndefined();
  });

  it('that kiosks in the field already ran are as they were', () => {
    const digests = migrations.map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 16));
    expect(digests).toEqual(['e2ab13ac6bd1b53e', '4c9466fe998ce821', 'c9656dff48ad2e9c', 'ef195ec9a5a53877']);
  });
});

describe('the audit trail', () => {
  function trail() {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const audit = new AuditTrail(database);
    for (const event of ['begun', 'consented', 'photo-used'])
      audit.add('2026-11-23T12:00:00.000Z', 's', event);
    return { database, audit };
  }

  it('is a chain: each entry follows from those before', () => {
    const { audit } = trail();
    expect(audit.firstBroken()).toBeNull();
    expect(audit.head).toMatchObject({ seq: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('can not be changed or shortened', () => {
    const { database } = trail();
    expect(() => database.exec(`UPDATE audit SET event = 'other'`)).toThrow(/only added to/);
    expect(() => database.exec('DELETE FROM audit')).toThrow(/only added to/);
  });

  it.each([
    [`UPDATE audit SET event = 'other' WHERE seq = 2`, 2],
    [`UPDATE audit SET at = '2026-11-23T12:00:01.000Z' WHERE seq = 1`, 1],
    ['DELETE FROM audit WHERE seq = 2', 3],
    [`UPDATE audit SET screening_id = 't' WHERE seq = 3`, 3],
  ])('shows where somebody got round that: %s', (sql, broken) => {
    const { database, audit } = trail();
    database.exec('DROP TRIGGER audit_keeps_words; DROP TRIGGER audit_keeps_rows;');
    database.exec(sql);
    expect(audit.firstBroken()).toBe(broken);
  });

  it('shows a cut end by its head, noted elsewhere', () => {
    const { database, audit } = trail();
    const { head } = audit;
    database.exec('DROP TRIGGER audit_keeps_rows; DELETE FROM audit WHERE seq = 3');
    expect(audit.firstBroken()).toBeNull();
    expect(audit.head).not.toEqual(head);
  });

  it('takes names of events only: nothing that somebody typed', () => {
    const { audit } = trail();
    for (const text of ['Mary Brown', 'begun ', '', 'x'.repeat(41), 'begun\n'])
      expect(() => audit.add('2026-11-23T12:00:00.000Z', null, text)).toThrow();
  });
});
