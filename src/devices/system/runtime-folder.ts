import { createHash } from 'node:crypto';
import { lstat, mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { inMemory } from '../scratch-folder.ts';

/**
 * A folder for keys that survive the daemon but not a power cut: in memory (tmpfs), only for this user.
 * @param wanted the folder in which to make it; null for `sharedMemory`, where each state folder has its own
 * @param because called with the reason if there is none
 * @returns null if there is none
 */
export async function openRuntimeFolder(
  wanted: string | null,
  stateFolder: string,
  because: (why: string) => void,
  sharedMemory = '/dev/shm',
): Promise<string | null> {
  const folder = wanted === null ? join(sharedMemory, nameFor(stateFolder)) : join(wanted, 'keys');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Anyone may write to /dev/shm, so a link, or a folder that others can read, is not used for keys.
    const found = await lstat(folder);
    if (!found.isDirectory() || found.uid !== process.getuid?.())
      return refused(because, 'not a folder of this user');
    if ((found.mode & 0o077) !== 0) return refused(because, 'open to other users');
    if (!inMemory.has((await statfs(folder)).type)) return refused(because, 'not in memory');
    return folder;
  } catch (error) {
    return refused(because, systemCode(error) ?? 'unknown');
  }
}

const nameFor = (stateFolder: string) =>
  `spl-kiosk-keys-${process.getuid?.() ?? 0}-${createHash('sha256').update(stateFolder).digest('hex').slice(0, 16)}`;

function refused(because: (why: string) => void, why: string): null {
  because(why);
  return null;
}
