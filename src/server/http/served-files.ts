import { randomBytes } from 'node:crypto';

export interface ServedFile {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/jpeg' | 'application/pdf';
  /** Name for a download; null for a picture on the page. */
  readonly downloadAs: string | null;
}

/**
 * What the page may fetch during one visit: in memory alone, each under a path that can't be guessed. The bytes are
 * this object's own, and are overwritten with zeros when they are removed.
 */
export class ServedFiles {
  readonly #files = new Map<string, ServedFile>();

  /** @returns the path to give to the page */
  add(file: ServedFile): string {
    const token = randomBytes(16).toString('hex');
    this.#files.set(token, file);
    return `/files/${token}`;
  }

  get(token: string): ServedFile | undefined {
    return this.#files.get(token);
  }

  remove(path: string): void {
    const token = path.slice(path.lastIndexOf('/') + 1);
    this.#files.get(token)?.bytes.fill(0);
    this.#files.delete(token);
  }
}
