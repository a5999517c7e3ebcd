import { readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeviceRoots, videoDevices } from '../camera/video-devices.ts';
import type { Program } from './readings.ts';
import { runProgram } from './run-program.ts';

/** Every camera with the links in /dev/v4l/by-id that lead to it. */
export async function listCameras(
  roots: DeviceRoots,
): Promise<{ node: string; identity: string | null; links: string[] }[]> {
  const folder = join(roots.dev, 'v4l/by-id');
  const names = await readdir(folder).catch(() => []);
  const targets = await Promise.all(names.map((name) => realpath(join(folder, name)).catch(() => null)));
  const devices = await videoDevices(roots);
  return devices.map((device) => ({
    ...device,
    links: names.filter((_, i) => targets[i] === device.node),
  }));
}

/** Formats, sizes and rates of a camera. */
export const readFormats = (node: string): Promise<Program> =>
  runProgram('v4l2-ctl', ['--device', node, '--list-formats-ext']);

/** How many processes hold the device open; null if this user may not see other users' processes. */
export async function countHolders(node: string, proc: string): Promise<number | null> {
  const pids = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name));
  let holders = 0;
  let hidden = 0;
  for (const pid of pids) {
    const folder = join(proc, pid, 'fd');
    const open = await readdir(folder).catch(() => {
      hidden++;
      return [];
    });
    const targets = await Promise.all(open.map((fd) => readlink(join(folder, fd)).catch(() => '')));
    if (targets.includes(node)) holders++;
  }
  return holders === 0 && hidden > 0 ? null : holders;
}
