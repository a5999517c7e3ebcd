import { readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { seal, unseal } from './seal.ts';

/** Keeps photos as encrypted files named `screening/photo`, each under the key of its screening. */
export class Vault {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the file completely or not at all. It is not synced: after a power cut nobody has its key anyway. */
  async write(screeningId: string, photoId: string, key: Uint8Array, jpeg: Uint8Array): Promise<void> {
    const folder = join(this.#folder, safe(screeningId));
    const path = join(folder, safe(photoId));
    // Sealed before the first await: the visit may end meanwhile, which overwrites the key.
    const sealed = seal(key, nameOf(screeningId, photoId), jpeg);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unfinished = `${path}.tmp`;
    try {
      await writeFile(unfinished, sealed, { mode: 0o600 });
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** @returns null if it was never kept or has been removed */
  async read(screeningId: string, photoId: string, key: Uint8Array): Promise<Uint8Array | null> {
    try {
      const sealed = await readFile(join(this.#folder, safe(screeningId), safe(photoId)));
      return unseal(key, nameOf(screeningId, photoId), sealed);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /** Removes every photo of a screening. */
  remove(screeningId: string): void {
    rmSync(join(this.#folder, safe(screeningId)), { recursive: true, force: true });
  }

  /** Ids of the screenings that have photos. */
  ids(): string[] {
    try {
      return readdirSync(this.#folder);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

const nameOf = (screeningId: string, photoId: string) => `${screeningId}/photo/${photoId}`;

/** Ids come from the daemon itself, and become file names. */
function safe(id: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(id)) throw new Error('an id that can’t be a file’s name');
  return id;
}
