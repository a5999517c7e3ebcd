import { closeSync, constants, openSync } from 'node:fs';
import { basename } from 'node:path';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
/** From open(2); Node does not list it. It opens a folder that this user may pass through but not read. */
const O_PATH = 0x20_0000;

/** Flags that open a folder to reach what is in it; a link of that name is refused. */
export const asFolder = O_PATH | O_DIRECTORY | O_NOFOLLOW;

/** The path of a name in an open folder, as for openat(2): the kernel starts there, even if the folder was moved. */
export function at(folder: number, name: string): string {
  if (name === '' || name === '..' || basename(name) !== name) throw new Error('not a single name');
  return `/proc/self/fd/${folder}/${name}`;
}

/** Opens a folder, not a link to one, for calls that an O_PATH descriptor does not allow. */
export function opened(path: string, use: (descriptor: number) => void): void {
  const descriptor = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  try {
    use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
