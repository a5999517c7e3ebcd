import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KioskError } from '../errors.ts';
import { asideOf, isDamage, putAside, requireSound, requireTables } from './damage.ts';
import { migrate, requireCurrent, requireKnown, versionOf } from './migrations.ts';

const databaseFile = 'kiosk.db';
const lockFile = 'kiosk.lock';
/** SQLITE_BUSY: another process has the lock. */
const sqliteBusy = 5;

/** How long to wait, in ms, for a process that holds the database (a back-up, a technician's shell); blocks the thread. */
const patienceMs = 3000;

export interface OpenDatabase {
  readonly database: DatabaseSync;
  close(): void;
}

/** The daemon's connection. */
export interface OwnDatabase extends OpenDatabase {
  /** The name under which a damaged database was put aside at this opening; null if it was whole. */
  readonly damaged: string | null;
  /** Names of all damaged databases that were put aside and still exist. */
  readonly aside: readonly string[];
  /** Name of a file of the database that was deleted or replaced since the opening; null if there is none. */
  missingFile(): string | null;
}

/**
 * Opens the database of a state folder for this process alone, creates it if there is none, and migrates it to this
 * software's version. WAL with full synchronisation keeps what was committed after a kill and after a power cut. A
 * damaged database is put aside and a new one created.
 * @throws KioskError `store-in-use`, `store-newer`, `store-failed`
 */
export function openDatabase(folder: string, now: () => number = Date.now): OwnDatabase {
  const lock = guarded(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return takeLock(folder);
  });
  try {
    const path = join(folder, databaseFile);
    const { database, damaged } = guarded(() => openSound(path, new Date(now())));
    return {
      database,
      damaged,
      aside: asideOf(path),
      missingFile: watched([path, `${path}-wal`, join(folder, lockFile)]),
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

function openSound(path: string, now: Date): Pick<OwnDatabase, 'database' | 'damaged'> {
  try {
    return { database: openMigrated(path), damaged: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const damaged = putAside(path, now);
    return { database: openMigrated(path), damaged };
  }
}

function openMigrated(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: patienceMs });
  try {
    chmodSync(path, 0o600);
    // Nothing is changed before we know that it is ours and whole.
    requireKnown(database);
    requireSound(database);
    requireTables(database, versionOf(database) === 0 ? [] : ['screening', 'part', 'audit']);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Watches files by inode, because a deleted file stays open here, and its content is lost when this process ends. */
function watched(paths: readonly string[]): () => string | null {
  const inodeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino;
  const files = paths.map((path) => ({ path, inode: inodeOf(path) }));
  return () => {
    const missing = files.find(({ path, inode }) => inodeOf(path) !== inode);
    return missing ? basename(missing.path) : null;
  };
}

/**
 * Opens the database of a state folder for a process beside the daemon that only reads; null if there is none yet.
 * @throws KioskError `store-newer`, `store-failed`
 */
export function openDatabaseToRead(folder: string): OpenDatabase | null {
  const path = join(folder, databaseFile);
  if (!existsSync(path)) return null;
  return guarded(() => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: patienceMs });
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
  const path = join(folder, lockFile);
  const lock = new DatabaseSync(path);
  try {
    chmodSync(path, 0o600);
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    return lock;
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
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

export const fileMissing = (name: string): KioskError =>
  new KioskError(
    'store-failed',
    `${name} was deleted or replaced while the kiosk was running. Restart the kiosk, and find out what deletes files in its state folder.`,
  );

export const storeFailed = (cause: unknown): KioskError =>
  new KioskError('store-failed', `The kept visits can’t be read or written. ${remedyOf(cause)}`, {
    cause,
  });

function remedyOf(cause: unknown): string {
  if (isDamage(cause))
    return 'The database is damaged: restart the kiosk, which puts it aside and begins a new one.';
  return isBusy(cause)
    ? `Another program holds the database for more than ${patienceMs / 1000} s: look for it (fuser -v kiosk.db), and end it.`
    : 'Check that the disk of the state folder is mounted, writable and not full.';
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
