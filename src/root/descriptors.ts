import { closeSync, constants, openSync } from 'node:fs';
import { basename } from 'node:path';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
/** open(2), and not in Node's list: a folder above may let this user through and not look into it. */
const O_PATH = 0x20_0000;

/** How a folder is opened to go on from it: itself, and not what a link of its name leads to. */
export const asFolder = O_PATH | O_DIRECTORY | O_NOFOLLOW;

/** A name in an open folder, as openat(2) takes it: the kernel starts there, wherever the folder's path leads by now. */
export function at(folder: number, name: string): string {
  if (name === '' || name === '..' || basename(name) !== name) throw new Error('not a single name');
  return `/proc/self/fd/${folder}/${name}`;
}

/** Opens a folder, and no link to one, for what a path's descriptor does not allow. */
export function opened(path: string, use: (descriptor: number) => void): void {
  const descriptor = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  try {
    use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
