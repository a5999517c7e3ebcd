import { closeSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { KioskError } from '../../errors.ts';
import { GuardedFolder } from '../../root/guarded-folder.ts';

const schema = z.strictObject({
  format: z.literal(1),
  /** Base64. */
  salt: z.string().min(1),
  hash: z.string().min(1),
  /** Of scrypt. */
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

/** One file for the locks of all PINs: it stays empty. */
const lockFile = 'pins.lock';
/** A change takes milliseconds. */
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
   * @returns null where no PIN was set yet
   * @throws KioskError `pin-broken`: never taken for "no PIN yet"
   */
  read(): PinRecord | null {
    try {
      const bytes = GuardedFolder.use(this.#folder, (folder) => folder.read(this.#name));
      if (bytes === null) return null;
      const { format: _format, ...record } = schema.parse(JSON.parse(bytes.toString()));
      return record;
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
      throw broken(cause);
    }
  }

  /**
   * Changes the file alone: nobody else, in this process or another one, changes it between what `work` reads and what
   * it writes. So what the daemon counts and what a technician sets both last.
   * @param work reads and writes at once, and waits for nothing
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

  /** Whole or not at all, also when the power fails; for the daemon's own user alone. */
  #write(record: PinRecord): void {
    GuardedFolder.use(this.#folder, (folder) =>
      folder.write(this.#name, JSON.stringify({ format: 1, ...record })),
    );
  }

  /** The kernel lets go of it when the process ends, however. */
  #lock(): DatabaseSync {
    const path = join(this.#folder, lockFile);
    let lock: DatabaseSync | undefined;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      makeEmpty(path);
      // A pipe of that name would keep SQLite waiting for ever.
      if (!lstatSync(path).isFile()) throw new Error(`${path} is not a regular file`);
      lock = new DatabaseSync(path, { timeout: longestWaitMs });
      // Nothing is ever written to it, a journal neither.
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
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

const broken = (cause: unknown): KioskError =>
  new KioskError(
    'pin-broken',
    'The file that keeps the PIN can’t be read or written. A technician has to set a new PIN.',
    { cause },
  );
