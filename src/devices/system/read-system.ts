import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, readFile, realpath, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { textOf } from '../../errors.ts';
import { openScratchFolder } from '../scratch-folder.ts';
import type {
  AccessReadings,
  BoardReadings,
  ClockReadings,
  DeviceListReadings,
  FileText,
  MemoryReadings,
  StorageReadings,
  ThermalFile,
  ThermalReadings,
} from './readings.ts';
import { firstLine, runProgram } from './run-program.ts';

/** `/sys` and `/proc`, or folders that stand in for them in tests. */
export interface SystemRoots {
  readonly sys: string;
  readonly proc: string;
}

const text = (...path: readonly string[]): Promise<FileText> =>
  readFile(join(...path), 'utf8').catch(() => null);

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** NVIDIA's packages on which an engine or the driver depends. */
const watchedPackages = ['nvidia-jetpack', 'nvidia-l4t-core', 'libnvinfer10', 'libnvinfer-bin'];

/** NVIDIA's programs and packages are queried only on its boards, because the package manager takes a second. */
export async function readBoard({ sys, proc }: SystemRoots): Promise<BoardReadings> {
  const [model, compatible, productName, pins] = await Promise.all([
    text(proc, 'device-tree/model'),
    text(proc, 'device-tree/compatible'),
    text(sys, 'class/dmi/id/product_name'),
    text('/etc/apt/preferences.d/50-spl-kiosk'),
  ]);
  const onBoard = compatible?.includes('nvidia,tegra') ?? false;
  const run = (name: string, args: readonly string[]) => (onBoard ? runProgram(name, args) : null);
  const [packages, holds, powerMode] = await Promise.all([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
    run('dpkg-query', ['-W', '-f', '${Package} ${Version}\\n', ...watchedPackages]),
    run('apt-mark', ['showhold']),
    run('nvpmodel', ['-q']),
  ]);
  return { model, compatible, productName, packages, holds, pins, powerMode };
}

/** @param withTegrastats also starts NVIDIA's program that says how much power the board takes */
export async function readThermal({ sys }: SystemRoots, withTegrastats: boolean): Promise<ThermalReadings> {
  const folder = join(sys, 'class/thermal');
  const all = (await names(folder)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const read = async (kind: string, file: string): Promise<ThermalFile[]> => {
    const devices = all.filter((name) => name.startsWith(kind));
    const entries = devices.map(async (name) => ({
      type: (await text(folder, name, 'type')) ?? '',
      value: await text(folder, name, file),
    }));
    return await Promise.all(entries);
  };
  return {
    zones: await read('thermal_zone', 'temp'),
    coolers: await read('cooling_device', 'cur_state'),
    tegrastats: withTegrastats ? await firstLine('tegrastats', ['--interval', '200']) : null,
  };
}

export async function readMemory({ sys, proc }: SystemRoots): Promise<MemoryReadings> {
  const [meminfo, swaps] = await Promise.all([text(proc, 'meminfo'), text(proc, 'swaps')]);
  const mapped: Record<string, FileText> = {};
  for (const [, device = ''] of swaps?.matchAll(/^\/dev\/(\S+)/gm) ?? []) {
    const name = /^dm-\d+$/.test(device) ? device : await mappedName(device);
    if (name !== undefined) mapped[device] = await text(sys, 'block', name, 'dm/uuid');
  }
  return { meminfo, swaps, mapped };
}

/** Resident bytes of a process (VmRSS); 0 if it is gone. */
export async function residentBytes(pid: number, proc: string): Promise<number> {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec((await text(proc, String(pid), 'status')) ?? '')?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock (USER_HZ). */
const tickMs = 10;

/** Processor time that a process has used, in ms (utime and stime); 0 if it is gone. */
export async function processorMs(pid: number, proc: string): Promise<number> {
  const stat = await text(proc, String(pid), 'stat');
  // The program's name (field 2) is in parentheses and may itself hold spaces and parentheses.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tickMs;
}

/** /dev/mapper/NAME is a link to the device that sysfs calls dm-N. */
const mappedName = async (device: string): Promise<string | undefined> =>
  device.startsWith('mapper/')
    ? (await realpath(join('/dev', device)).catch(() => '')).split('/').at(-1)
    : undefined;

/** Bytes to write: enough to exceed a disk's buffer, little enough for a slow card (a second at 32 MB/s). */
const writtenBytes = 32 * 1024 * 1024;

/** @param measure whether to write and sync a file, which takes seconds on a slow card */
export async function readStorage(folder: string, measure: boolean): Promise<StorageReadings> {
  // The kiosk makes its folder at its first start; before that, the disk is read on which it will be.
  if (!existsSync(folder) && dirname(folder) !== folder) return readStorage(dirname(folder), measure);
  const { bavail, bsize, blocks } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const speed = measure && freeBytes > 4 * writtenBytes ? await writeSpeed(folder) : null;
  return { folder, freeBytes, totalBytes: blocks * bsize, bytesPerSecond: speed };
}

async function writeSpeed(folder: string): Promise<number | null> {
  const path = join(folder, `.write-test-${randomUUID()}`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const started = performance.now();
      await file.writeFile(new Uint8Array(writtenBytes).fill(0xa5));
      await file.sync();
      return writtenBytes / ((performance.now() - started) / 1000);
    } finally {
      await file.close();
    }
  } catch {
    return null;
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

export async function readClock({ sys }: SystemRoots, released: Date): Promise<ClockReadings> {
  const folder = join(sys, 'class/rtc');
  const boardClocks = (await names(folder)).map((name) => text(folder, name, 'since_epoch'));
  return {
    timedatectl: await runProgram('timedatectl', ['show']),
    boardClocks: await Promise.all(boardClocks),
    now: new Date(),
    released,
  };
}

export async function readAccess(programs: readonly string[]): Promise<AccessReadings> {
  const found = await Promise.all(programs.map((name) => runProgram(name, ['--version'], 2000)));
  return {
    groups: await runProgram('id', ['-Gn']),
    isRoot: process.getuid?.() === 0,
    missingPrograms: programs.filter((_, i) => found[i] === null),
    scratchFault: await scratchFault(),
  };
}

async function scratchFault(): Promise<string | null> {
  try {
    await rm(await openScratchFolder(), { recursive: true, force: true });
    return null;
  } catch (error) {
    return textOf(error);
  }
}

export async function readDeviceLists({ sys }: SystemRoots): Promise<DeviceListReadings> {
  const folder = join(sys, 'class/drm');
  const connectors = (await names(folder)).filter((name) => /^card\d+-/.test(name)).sort();
  const screens = connectors.map(async (name) => ({
    name,
    status: await text(folder, name, 'status'),
    mode: (await text(folder, name, 'modes'))?.split('\n')[0] || null,
  }));
  return {
    lsusb: await runProgram('lsusb', []),
    queues: await runProgram('lpstat', ['-p']),
    defaultQueue: await runProgram('lpstat', ['-d']),
    screens: await Promise.all(screens),
  };
}
