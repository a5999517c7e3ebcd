import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { newKey, seal, unseal } from './seal.ts';

const bootKeyFile = 'boot.key';
const suffix = '.wrapped';

/**
 * The keys of the screenings. A key is only in this process's memory until its screening is handed over. Then it is
 * also in a folder in memory (tmpfs), wrapped with the boot key beside it: both survive the daemon, and neither
 * survives a power cut. No key is ever in a file on a disk or in the database.
 */
export class Keys {
  readonly #keys = new Map<string, Buffer>();
  readonly #folder: string | null;
  readonly #bootKey: Buffer;

  private constructor(folder: string | null, bootKey: Buffer) {
    this.#folder = folder;
    this.#bootKey = bootKey;
  }

  /**
   * Takes over the keys that an earlier daemon of this boot left for the pharmacist's queue.
   * @param folder a folder in memory that only this user can read; without one, no key survives this process
   */
  static open(folder: string | null): Keys {
    if (folder === null) return new Keys(null, newKey());
    const keys = new Keys(folder, readBootKey(folder) ?? makeBootKey(folder));
    keys.#takeOver(folder);
    return keys;
  }

  /** The same keys for another process that only reads; null before the first boot key was made. */
  static openToRead(folder: string): Keys | null {
    const bootKey = readBootKey(folder);
    if (bootKey === null) return null;
    const keys = new Keys(folder, bootKey);
    keys.#takeOver(folder);
    return keys;
  }

  get(screeningId: string): Buffer | undefined {
    return this.#keys.get(screeningId);
  }

  /** Ids of all screenings that have a key. */
  get ids(): readonly string[] {
    return [...this.#keys.keys()];
  }

  create(screeningId: string): Buffer {
    const key = newKey();
    this.#keys.set(screeningId, key);
    return key;
  }

  /** Lets the key survive this process, until the power goes. */
  wrap(screeningId: string): void {
    const key = this.#keys.get(screeningId);
    if (!key) throw new Error('this screening has no key');
    if (this.#folder === null) return;
    writeWhole(this.#folder, `${screeningId}${suffix}`, seal(this.#bootKey, screeningId, key));
  }

  /** Destroys the key: from here on nobody has it. */
  destroy(screeningId: string): void {
    this.#keys.get(screeningId)?.fill(0);
    this.#keys.delete(screeningId);
    if (this.#folder !== null) overwriteAndRemove(join(this.#folder, `${screeningId}${suffix}`));
  }

  /** Ends this process's use of the keys; the wrapped ones stay. */
  close(): void {
    for (const key of this.#keys.values()) key.fill(0);
    this.#keys.clear();
    this.#bootKey.fill(0);
  }

  #takeOver(folder: string): void {
    for (const name of readdirSync(folder).filter((file) => file.endsWith(suffix))) {
      const screeningId = name.slice(0, -suffix.length);
      try {
        this.#keys.set(screeningId, unseal(this.#bootKey, screeningId, readFileSync(join(folder, name))));
      } catch {
        // Wrapped with another boot key, or cut short: it opens nothing. The store then reports that the key is gone.
      }
    }
  }
}

function readBootKey(folder: string): Buffer | null {
  try {
    const key = readFileSync(join(folder, bootKeyFile));
    return key.length === 32 ? key : null;
  } catch {
    return null;
  }
}

function makeBootKey(folder: string): Buffer {
  const key = newKey();
  writeWhole(folder, bootKeyFile, key);
  return key;
}

/** Writes the file completely or not at all. */
function writeWhole(folder: string, name: string, bytes: Uint8Array): void {
  const unfinished = join(folder, `.${name}.tmp`);
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, bytes);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, join(folder, name));
}

/** A tmpfs overwrites in place, so the bytes are gone from memory and not only the name. */
function overwriteAndRemove(path: string): void {
  try {
    const file = openSync(path, 'r+');
    try {
      writeSync(file, Buffer.alloc(readFileSync(path).length));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  rmSync(path, { force: true });
}
