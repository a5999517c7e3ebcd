import { randomBytes } from 'node:crypto';

export interface ServedFile {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/jpeg' | 'application/pdf';
  /** Name for a download; null for a picture on the page. */
  readonly downloadAs: string | null;
}

/**
 * The files that the page may fetch during one visit: only in memory, each under an unguessable path. This object owns
 * the bytes, and overwrites them with zeros when it removes them.
 */
export class ServedFiles {
  readonly #files = new Map<string, ServedFile>();

  /** @returns the path for the page */
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
