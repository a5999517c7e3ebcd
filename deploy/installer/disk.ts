import nodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import { type GuardedCalls, GuardedFolder } from '../../src/privileged/guarded-folder.ts';

/** The calls that change a disk, without those that read; tests put their own in place. */
export type ChangingCalls = GuardedCalls & Pick<typeof nodeFs, 'copyFileSync' | 'rmSync' | 'symlinkSync'>;

/**
 * Changes that survive a power cut: each happens wholly or not at all, and is on the disk when the call returns. A file
 * gets its name by rename(2), after its bytes were synced. A name that ends in `.incoming` is unfinished; the next call
 * that needs the name removes it.
 */
export class Disk {
  readonly #calls: ChangingCalls;

  constructor(calls: ChangingCalls = nodeFs) {
    this.#calls = calls;
  }

  folder(path: string): void {
    if (nodeFs.existsSync(path)) return;
    this.#calls.mkdirSync(path, { recursive: true, mode: 0o755 });
    this.#sync(dirname(path));
  }

  write(path: string, content: string | Uint8Array, mode = 0o644): void {
    this.folder(dirname(path));
    const incoming = this.#cleared(path);
    this.#calls.writeFileSync(incoming, content, { mode });
    this.#sync(incoming);
    this.rename(incoming, path);
  }

  copy(from: string, path: string): void {
    this.folder(dirname(path));
    const incoming = this.#cleared(path);
    this.#calls.copyFileSync(from, incoming);
    this.#sync(incoming);
    this.rename(incoming, path);
  }

  /**
   * Copies files and links into a new folder, which gets the name `path` only when it is whole.
   * @param fill called with the unfinished folder
   */
  build(path: string, fill: (add: NewFolder) => void): void {
    this.folder(dirname(path));
    const incoming = this.#cleared(path);
    this.#calls.mkdirSync(incoming, { mode: 0o755 });
    const folders = new Set([incoming]);
    const inside = (name: string) => {
      const target = join(incoming, name);
      for (let above = dirname(target); !folders.has(above); above = dirname(above)) folders.add(above);
      this.#calls.mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
      return target;
    };
    fill({
      path: incoming,
      copy: (from, name) => {
        const target = inside(name);
        this.#calls.copyFileSync(from, target);
        this.#sync(target);
      },
      write: (content, name) => {
        const target = inside(name);
        this.#calls.writeFileSync(target, content);
        this.#sync(target);
      },
      link: (target, name) => this.#calls.symlinkSync(target, inside(name)),
    });
    for (const folder of folders) this.#sync(folder);
    this.rename(incoming, path);
  }

  /** Makes `link` a symbolic link to `target`, replacing an earlier link. */
  point(link: string, target: string): void {
    const incoming = this.#cleared(link);
    this.#calls.symlinkSync(target, incoming);
    this.rename(incoming, link);
  }

  /**
   * A folder that may belong to the daemon's user, who may have been taken over. All other paths here can be changed by
   * root alone.
   */
  guarded<T>(path: string, use: (folder: GuardedFolder) => T): T {
    return GuardedFolder.use(path, use, { calls: this.#calls });
  }

  rename(from: string, to: string): void {
    this.#calls.renameSync(from, to);
    this.#sync(dirname(to));
  }

  /** Removes a file or a folder. A folder is renamed first, so that half of it is never taken for the whole. */
  remove(path: string): void {
    const found = nodeFs.lstatSync(path, { throwIfNoEntry: false });
    if (!found) return;
    let doomed = path;
    if (found.isDirectory() && !path.endsWith('.incoming')) {
      doomed = this.#cleared(path);
      this.rename(path, doomed);
    }
    this.#calls.rmSync(doomed, { recursive: true, force: true });
    this.#sync(dirname(path));
  }

  #cleared(path: string): string {
    const incoming = `${path}.incoming`;
    this.#calls.rmSync(incoming, { recursive: true, force: true });
    return incoming;
  }

  #sync(path: string): void {
    const descriptor = nodeFs.openSync(path, 'r');
    try {
      this.#calls.fsyncSync(descriptor);
    } finally {
      nodeFs.closeSync(descriptor);
    }
  }
}

export interface NewFolder {
  readonly path: string;
  /** @param name path inside the new folder */
  copy(from: string, name: string): void;
  write(content: string | Uint8Array, name: string): void;
  link(target: string, name: string): void;
}
