import nodeFs, { constants } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KioskError, systemCode } from '../errors.ts';
import { asFolder, at, type Owner, opened } from './descriptors.ts';

/** The calls that change a disk; tests put their own in place. */
export type GuardedCalls = Pick<
  typeof nodeFs,
  | ('fchmodSync' | 'fchownSync' | 'fsyncSync' | 'mkdirSync')
  | ('renameSync' | 'rmdirSync' | 'unlinkSync' | 'writeFileSync')
>;

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
/** S_ISGID of stat(2), and not in Node's list. */
const setGroupId = 0o2000;

/**
 * A folder that may belong to another user, as root has to treat it: its owner can put a link, a pipe or a folder at any
 * name in it, at any moment. Therefore every file is reached through the open folder's descriptor and never through a
 * path, no link is followed, and only regular files that belong to the folder's owner are read. Files that it writes
 * belong to that owner. Names are single, without a slash.
 */
export class GuardedFolder {
  readonly path: string;
  readonly owner: Owner;
  readonly #descriptor: number;
  readonly #calls: GuardedCalls;

  private constructor(path: string, descriptor: number, calls: GuardedCalls) {
    this.path = path;
    this.#descriptor = descriptor;
    this.#calls = calls;
    this.owner = nodeFs.fstatSync(descriptor);
  }

  /**
   * Opens the folder, calls `use` with it and closes it.
   * @param create makes the missing folders of the path, each for the owner of the one above
   * @throws KioskError `file-unsafe`; the system's error if the folder can't be opened
   */
  static use<T>(
    path: string,
    use: (folder: GuardedFolder) => T,
    { create = false, calls = nodeFs }: { readonly create?: boolean; readonly calls?: GuardedCalls } = {},
  ): T {
    return GuardedFolder.#walk(resolve(path), calls, create).#using(use);
  }

  /** Whether files that are made in it get its group. */
  get passesGroupOn(): boolean {
    return (nodeFs.fstatSync(this.#descriptor).mode & setGroupId) !== 0;
  }

  /** The owner of a folder, or of the lowest folder above it that exists. */
  static ownerOf(path: string): Owner {
    try {
      return GuardedFolder.use(path, ({ owner }) => owner);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      return GuardedFolder.ownerOf(dirname(path));
    }
  }

  static #walk(path: string, calls: GuardedCalls, create: boolean): GuardedFolder {
    if (path === '/') return new GuardedFolder('/', nodeFs.openSync('/', asFolder), calls);
    const name = basename(path);
    return GuardedFolder.#walk(dirname(path), calls, create).#using((above) => {
      const target = above.#trustedLink(name);
      if (target !== null) return GuardedFolder.#walk(target, calls, create);
      if (create && !above.#found(name)) above.#make(name);
      return above.#open(name);
    });
  }

  /**
   * @returns the file's bytes; null if there is no such file
   * @throws KioskError `file-unsafe`
   */
  read(name: string): Buffer | null {
    let descriptor: number;
    try {
      // Without blocking, because a pipe that nobody writes to would keep its reader waiting.
      descriptor = nodeFs.openSync(at(this.#descriptor, name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw systemCode(error) === 'ELOOP' ? this.#unsafe(name, 'a link') : error;
    }
    try {
      const found = nodeFs.fstatSync(descriptor);
      if (!found.isFile()) throw this.#unsafe(name, 'not a regular file');
      // The same file may have a name elsewhere, where the folder's owner may not read it.
      if (found.nlink !== 1) throw this.#unsafe(name, 'a hard link');
      if (found.uid !== this.owner.uid) throw this.#unsafe(name, 'not of its folder’s owner');
      return nodeFs.readFileSync(descriptor);
    } finally {
      nodeFs.closeSync(descriptor);
    }
  }

  /**
   * Writes the whole file or nothing, also when the power fails. A link or a pipe of that name is replaced, not followed.
   * @throws KioskError `file-unsafe` if a folder has the name
   */
  write(name: string, content: string | Uint8Array, mode = 0o600): void {
    if (this.#found(name)?.isDirectory()) throw this.#unsafe(name, 'a folder');
    const incoming = `${name}.incoming`;
    this.remove(incoming);
    const descriptor = nodeFs.openSync(at(this.#descriptor, incoming), 'wx', mode);
    try {
      this.#calls.writeFileSync(descriptor, content);
      this.#give(descriptor, mode);
      this.#calls.fsyncSync(descriptor);
    } finally {
      nodeFs.closeSync(descriptor);
    }
    this.#calls.renameSync(at(this.#descriptor, incoming), at(this.#descriptor, name));
    this.#sync();
  }

  /** Removes a file, a link (not its target), or a folder with everything in it. Does nothing if there is none. */
  remove(name: string): void {
    const found = this.#found(name);
    if (!found) return;
    if (found.isDirectory()) {
      this.within(name, (folder) => {
        for (const inside of folder.names()) folder.remove(inside);
      });
      this.#calls.rmdirSync(at(this.#descriptor, name));
    } else this.#calls.unlinkSync(at(this.#descriptor, name));
    this.#sync();
  }

  /**
   * Opens a folder in this one, calls `use` with it and closes it.
   * @throws KioskError `file-unsafe` if something else has the name
   */
  within<T>(name: string, use: (folder: GuardedFolder) => T): T {
    return this.#open(name).#using(use);
  }

  names(): string[] {
    return nodeFs.readdirSync(at(this.#descriptor, '.'));
  }

  #using<T>(use: (folder: GuardedFolder) => T): T {
    try {
      return use(this);
    } finally {
      nodeFs.closeSync(this.#descriptor);
    }
  }

  #open(name: string): GuardedFolder {
    try {
      const descriptor = nodeFs.openSync(at(this.#descriptor, name), asFolder);
      return new GuardedFolder(join(this.path, name), descriptor, this.#calls);
    } catch (error) {
      throw systemCode(error) === 'ENOTDIR' ? this.#unsafe(name, 'not a folder') : error;
    }
  }

  #make(name: string): void {
    this.#calls.mkdirSync(at(this.#descriptor, name), { mode: 0o700 });
    opened(at(this.#descriptor, name), (descriptor) => this.#give(descriptor, 0o700));
    this.#sync();
  }

  #sync(): void {
    opened(at(this.#descriptor, '.'), (descriptor) => this.#calls.fsyncSync(descriptor));
  }

  /** Gives the file to the folder's owner. Only root can, and only root has to. */
  #give(descriptor: number, mode: number): void {
    const { uid, gid } = this.owner;
    if (process.getuid?.() === 0 && (uid !== 0 || gid !== 0)) this.#calls.fchownSync(descriptor, uid, gid);
    this.#calls.fchmodSync(descriptor, mode);
  }

  #found(name: string): nodeFs.Stats | undefined {
    return nodeFs.lstatSync(at(this.#descriptor, name), { throwIfNoEntry: false });
  }

  /** Target of a link that root or this user made, such as /var/run; null if the name is no link. Others are refused. */
  #trustedLink(name: string): string | null {
    const found = this.#found(name);
    if (!found?.isSymbolicLink()) return null;
    if (found.uid !== 0 && found.uid !== process.getuid?.()) throw this.#unsafe(name, 'a link');
    return resolve(this.path, nodeFs.readlinkSync(at(this.#descriptor, name)));
  }

  #unsafe(name: string, what: string): KioskError {
    return new KioskError(
      'file-unsafe',
      `${join(this.path, name)} is ${what}; it was left alone. The kiosk never puts such a thing there: find out who did, remove it, and run this again.`,
    );
  }
}
