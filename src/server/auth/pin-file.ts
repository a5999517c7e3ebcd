import { closeSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { KioskError, systemCode } from '../../errors.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';

const schema = z.strictObject({
  format: z.literal(1),
  /** Base64. */
  salt: z.string().min(1),
  hash: z.string().min(1),
  /** scrypt's parameters. */
  cost: z.strictObject({
    N: z
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(16),
  }),
  tries: z.strictObject({ failed: z.int().min(0), lockedUntil: z.number().min(0) }),
});

export type PinRecord = Omit<z.infer<typeof schema>, 'format'>;

/** The file that is locked while any PIN changes; it stays empty. */
const lockFile = 'pins.lock';
/** How long to wait for the lock, in ms; a change takes a few. */
const longestWaitMs = 5000;

/** The file of one PIN, in the state folder. */
export class PinFile {
  readonly #folder: string;
  readonly #name: string;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /**
   * @returns null if no PIN was set yet
   * @throws KioskError `pin-broken`, which never counts as "no PIN yet"
   */
  read(): PinRecord | null {
    try {
      const bytes = GuardedFolder.use(this.#folder, (folder) => folder.read(this.#name));
      if (bytes === null) return null;
      const { format: _format, ...record } = schema.parse(JSON.parse(bytes.toString()));
      return record;
    } catch (cause) {
      if (systemCode(cause) === 'ENOENT') return null;
      throw broken(cause);
    }
  }

  /**
   * Runs `work` while no other process, and nothing else in this one, can change the file. Therefore the tries that the
   * daemon counts and the PIN that a technician sets never overwrite each other.
   * @param work reads and writes synchronously
   * @throws KioskError `pin-broken`
   */
  change<Result>(work: (write: (record: PinRecord) => void) => Result): Result {
    const lock = this.#lock();
    try {
      return work((record) => this.#write(record));
    } catch (cause) {
      throw cause instanceof KioskError && cause.code === 'pin-broken' ? cause : broken(cause);
    } finally {
      lock.close();
    }
  }

  /** Writes the whole file or nothing, also when the power fails; only the daemon's user may read it. */
  #write(record: PinRecord): void {
    GuardedFolder.use(this.#folder, (folder) =>
      folder.write(this.#name, JSON.stringify({ format: 1, ...record })),
    );
  }

  /** The kernel releases the lock when the process ends, however it ends. */
  #lock(): DatabaseSync {
    const path = join(this.#folder, lockFile);
    let lock: DatabaseSync | undefined;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      makeEmpty(path);
      // SQLite would wait for ever at a pipe of that name.
      if (!lstatSync(path).isFile()) throw new Error(`${path} is not a regular file`);
      lock = new DatabaseSync(path, { timeout: longestWaitMs });
      // Nothing is ever written to it, so it needs no journal.
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
      return lock;
    } catch (cause) {
      lock?.close();
      throw broken(cause);
    }
  }
}

function makeEmpty(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}

const broken = (cause: unknown): KioskError =>
  new KioskError(
    'pin-broken',
    'The file that keeps the PIN can’t be read or written. A technician has to set a new PIN.',
    { cause },
  );
