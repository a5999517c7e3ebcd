import { chown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What root has written into the state folder becomes the folder's owner's: the daemon runs as that user and must
 * read it. Anybody else leaves it as it is.
 */
export async function giveToOwner(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    const now = await stat(path).catch(() => null);
    if (now && now.uid === 0 && uid !== 0) await chown(path, uid, gid);
  }
}
