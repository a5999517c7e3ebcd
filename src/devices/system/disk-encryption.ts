import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SystemRoots } from './read-system.ts';
import type { Encryption } from './readings.ts';

/** Reads through the kernel's lists on what the folder, or the lowest one above it, is kept. */
export async function readEncryption(folder: string, { sys, proc }: SystemRoots): Promise<Encryption> {
  const mounts = await readFile(join(proc, 'self/mountinfo'), 'utf8').catch(() => null);
  const there = await lowestThere(folder);
  const mount = mounts === null ? undefined : mountOf(mounts, there);
  if (mount === undefined) return 'unknown';
  if (mount.type === 'tmpfs' || mount.type === 'ramfs') return 'memory';
  const device = mount.source.startsWith('/dev/')
    ? basename(await realpath(mount.source).catch(() => mount.source))
    : await nameOf(mount.device, sys);
  const found = device === null ? null : await isEncrypted(device, sys);
  if (found === null) return 'unknown';
  return found ? 'encrypted' : 'plain';
}

async function lowestThere(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere || dirname(folder) === folder) return await realpath(folder);
  return lowestThere(dirname(folder));
}

interface Mount {
  /** "8:1" */
  readonly device: string;
  readonly type: string;
  readonly source: string;
}

/** The last mount whose point is the longest beginning of the folder's path (proc_pid_mountinfo(5)). */
function mountOf(mounts: string, folder: string): Mount | undefined {
  let best: (Mount & { readonly point: string }) | undefined;
  for (const line of mounts.split('\n')) {
    const [, , device = '', , point = '', ...rest] = line.split(' ');
    const [type = '', source = ''] = rest.slice(rest.indexOf('-') + 1);
    const isAbove = folder === point || folder.startsWith(point === '/' ? '/' : `${point}/`);
    if (isAbove && point.length >= (best?.point.length ?? 0)) best = { device, type, source, point };
  }
  return best;
}

const nameOf = async (device: string, sys: string): Promise<string | null> =>
  await realpath(join(sys, 'dev/block', device)).then(basename, () => null);

/** Whether it, or what it lies on (LVM on LUKS), is a device of dm-crypt; null if the kernel knows no such device. */
async function isEncrypted(device: string, sys: string): Promise<boolean | null> {
  const folder = join(sys, 'class/block', device);
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const uuid = await readFile(join(folder, 'dm/uuid'), 'utf8').catch(() => '');
  if (uuid.startsWith('CRYPT-')) return true;
  const below = await readdir(join(folder, 'slaves')).catch(() => []);
  const found = await Promise.all(below.map((name) => isEncrypted(name, sys)));
  return found.length > 0 && found.every((one) => one === true);
}
