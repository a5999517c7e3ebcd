import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** SQLITE_CORRUPT and SQLITE_NOTADB: low bytes of SQLite's error codes. */
const damageCodes = [11, 26];

class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase';
}

/** Whether the file itself is damaged, rather than the disk, its space or its permissions at fault. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DamagedDatabase ||
  (error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    damageCodes.includes(error.errcode & 0xff));

/**
 * Reads every page.
 * @throws an error that is damage
 */
export function requireSound(database: DatabaseSync): void {
  const said = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  if (said !== 'ok') throw new DamagedDatabase(String(said));
}

/**
 * Refuses another program's database, and one whose schema is lost.
 * @param names of the tables that must be there; none for a new database
 * @throws an error that is damage
 */
export function requireTables(database: DatabaseSync, names: readonly string[]): void {
  const found = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  const isThere = (name: string) => found.some((table) => table.name === name);
  if (names.length === 0 ? found.length > 0 : !names.every(isThere)) {
    throw new DamagedDatabase('it has other tables');
  }
}

const asideMark = '.damaged-';
const journals = ['-wal', '-shm'];

/**
 * Renames a database and its journals, so that a new one can be made and nothing is lost.
 * @returns its new name
 */
export function putAside(path: string, now: Date): string {
  const aside = `${path}${asideMark}${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
  const free = [aside, ...Array.from({ length: 100 }, (_, i) => `${aside}-${i + 2}`)].find(
    (name) => !existsSync(name),
  );
  if (free === undefined) throw new Error('too many damaged databases');
  for (const journal of journals) if (existsSync(path + journal)) renameSync(path + journal, free + journal);
  renameSync(path, free);
  return basename(free);
}

/** Names of the damaged databases that were put aside and still exist. */
export const asideOf = (path: string): string[] =>
  readdirSync(dirname(path))
    .filter((name) => join(dirname(path), name).startsWith(`${path}${asideMark}`))
    .filter((name) => !journals.some((journal) => name.endsWith(journal)))
    .sort();
