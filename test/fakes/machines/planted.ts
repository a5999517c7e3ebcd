import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Debian's user and group "nobody", who own the files in place of a daemon that was taken over. */
export const stranger = { uid: 65_534, gid: 65_534 } as const;

/** Only root can give folders away; as another user the same tests run with that user's folders. */
export const isRoot = process.getuid?.() === 0;

/** A folder with files that must not change, whatever is planted in another folder. */
export class Outside {
  readonly folder: string;
  readonly #before: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(join(folder, 'inner'), { recursive: true, mode: 0o755 });
    writeFileSync(this.file, '{"secret":"of root"}', { mode: 0o644 });
    writeFileSync(join(folder, 'inner/kept'), 'kept', { mode: 0o644 });
    // A hard link changes its file's count and time, so it is planted before the comparison begins.
    linkSync(this.file, join(folder, 'second-name'));
    this.#before = traceOf(folder);
  }

  get file(): string {
    return join(this.folder, 'secret');
  }

  get isAsItWas(): boolean {
    return traceOf(this.folder) === this.#before;
  }
}

/** Names, owners, modes and contents of everything in a folder, without the counts of links. */
function traceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const found = lstatSync(join(folder, name));
      const content = found.isFile() ? readFileSync(join(folder, name)) : '';
      const hash = createHash('sha256').update(content).digest('hex');
      return [name, found.mode, found.uid, found.gid, hash].join(' ');
    })
    .join('\n');
}

/** What a folder's owner can put at one of the kiosk's names, by kind. */
export const plants: Readonly<Record<string, (at: string, outside: Outside) => void>> = {
  'a link to a file': (at, { file }) => symlinkSync(file, at),
  'a link to a folder': (at, { folder }) => symlinkSync(folder, at),
  'a link to a name that is free': (at, { folder }) => symlinkSync(join(folder, 'new'), at),
  'a link to itself': (at) => symlinkSync(at, at),
  'a hard link': (at, { file }) => linkSync(file, at),
  'a pipe': (at) => void execFileSync('mkfifo', [at]),
  'a folder': (at) => mkdirSync(at),
  'a folder with a link to another in it': (at, { folder }) => {
    mkdirSync(at);
    symlinkSync(folder, join(at, 'more'));
  },
};

/** Puts it there, replacing what was there, as the folder's owner would. */
export function plant(kind: string, at: string, outside: Outside): void {
  rmSync(at, { recursive: true, force: true });
  mkdirSync(dirname(at), { recursive: true });
  plants[kind]?.(at, outside);
  if (isRoot && kind !== 'a hard link' && !lstatSync(at).isSymbolicLink())
    chownSync(at, stranger.uid, stranger.gid);
  if (isRoot && lstatSync(at).isSymbolicLink())
    execFileSync('chown', ['-h', `${stranger.uid}:${stranger.gid}`, at]);
}
