import { access, constants, lstat, mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KioskError } from '../errors.ts';
import { harmlessFolder } from './names.ts';

/** pid, its start time in clock ticks since boot (pids are reused, the pair is not), mkdtemp's random part. */
const ours = /^spl-kiosk-(\d+)-(\d+)-[A-Za-z0-9]{6}$/;

/** statfs(2): the file systems that exist only in memory. */
export const inMemory: ReadonlySet<number> = new Set([0x01021994 /* tmpfs */, 0x858458f6 /* ramfs */]);

/**
 * Makes a folder for pictures that last for one still: in memory and never on a disk, only for this user (0700), named
 * after this process. Folders that killed runs left behind are removed first; that of a running kiosk stays.
 * @throws KioskError `camera-no-space`
 */
export async function openScratchFolder(candidates: readonly string[] = defaultPlaces()): Promise<string> {
  const places = candidates.filter((place) => harmlessFolder.test(place));
  await removeLeftovers(places);
  const name = `spl-kiosk-${process.pid}-${(await startOf(process.pid)) ?? '0'}-`;
  for (const place of places) {
    try {
      await access(place, constants.W_OK);
      if (!inMemory.has((await statfs(place)).type)) continue;
      return await mkdtemp(join(place, name));
    } catch {
      // Read-only, full or forbidden: try the next place.
    }
  }
  throw new KioskError(
    'camera-no-space',
    `There is no memory for pictures. Mount a tmpfs that this user may write to at one of ${candidates.join(', ')}.`,
  );
}

function defaultPlaces(): string[] {
  return ['/dev/shm', `/run/user/${process.getuid?.() ?? 0}`, tmpdir(), '/tmp'];
}

/** Removes what kiosks that were killed left behind. */
export async function removeLeftovers(places: readonly string[] = defaultPlaces()): Promise<void> {
  for (const place of places) await removeFrom(place);
}

async function removeFrom(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    const [, pid, started] = ours.exec(name) ?? [];
    if (pid === undefined || (await startOf(Number(pid))) === started) continue;
    const path = join(place, name);
    try {
      // Anyone may write to a tmpfs, so a link, or another user's folder of that name, must not be followed.
      const found = await lstat(path);
      if (found.isDirectory() && found.uid === process.getuid?.()) await rm(path, { recursive: true });
    } catch {
      // Another kiosk that is starting was faster.
    }
  }
}

/** Field 22 of /proc/PID/stat, or undefined when there is no such process. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The program's name (field 2) is in parentheses and may itself hold spaces and parentheses.
  return stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}
