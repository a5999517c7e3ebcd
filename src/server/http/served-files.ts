import { randomBytes } from 'node:crypto';

export interface ServedFile {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/jpeg' | 'application/pdf';
  /** Name for a download; null for a picture on the page. */
  readonly downloadAs: string | null;
}

/** What the page may fetch during one visit: in memory alone, each under a path that can't be guessed. */
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
    this.#files.delete(path.slice(path.lastIndexOf('/') + 1));
  }

  clear(): void {
    this.#files.clear();
  }
}
