import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KioskError } from '../errors.ts';
import { migrate, requireCurrent } from './migrations.ts';

const databaseFile = 'kiosk.db';
const lockFile = 'kiosk.lock';
/** SQLITE_BUSY: another process has the lock. */
const sqliteBusy = 5;

export interface OpenDatabase {
  readonly database: DatabaseSync;
  close(): void;
}

/**
 * Opens the database of a state folder for this process alone, creates it if there is none, and migrates it to this
 * software's version. WAL with full synchronisation keeps what was committed after a kill and after a power cut.
 * @throws KioskError `store-in-use`, `store-newer`, `store-failed`
 */
export function openDatabase(folder: string): OpenDatabase {
  const lock = guarded(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return takeLock(folder);
  });
  try {
    const database = guarded(() => openMigrated(join(folder, databaseFile)));
    return {
      database,
      close() {
        database.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function openMigrated(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  try {
    chmodSync(path, 0o600);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the database of a state folder for a process beside the daemon that only reads; null if there is none yet.
 * @throws KioskError `store-newer`, `store-failed`
 */
export function openDatabaseToRead(folder: string): OpenDatabase | null {
  const path = join(folder, databaseFile);
  if (!existsSync(path)) return null;
  return guarded(() => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 2000 });
    try {
      requireCurrent(database);
      return { database, close: () => database.close() };
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/**
 * Two daemons would end each other's screenings. The kernel releases the lock when the process ends, however it ends.
 */
function takeLock(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, lockFile));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    return lock;
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === sqliteBusy)) throw cause;
    throw new KioskError(
      'store-in-use',
      'Another kiosk uses the same state folder. Stop it, or set SPL_KIOSK_STATE_FOLDER to another folder.',
      { cause },
    );
  }
}

/** Turns a failure of SQLite or of the file system into an error of this store. */
export function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof KioskError ? error : storeFailed(error);
  }
}

export const storeFailed = (cause: unknown): KioskError =>
  new KioskError(
    'store-failed',
    'The kept visits can’t be read or written. Check that the disk of the state folder is mounted, writable and not full.',
    { cause },
  );
