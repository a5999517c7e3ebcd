import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { programs } from '../../../.config/programs.mjs';
import { isThere } from '../../../.config/setup.mjs';

/**
 * Why a test can't have a machine of its own here, or null if it can.
 * @param test the test's path
 */
export function whyNoDebian(test: string): string | null {
  const missing = programs.filter((program) => program.neededBy.includes(test) && !isThere(program));
  if (missing.length > 0) return `not installed: ${missing.map(({ name }) => name).join(', ')}`;
  if (process.getuid?.() !== 0) return 'not root';
  if (freemem() < 4e9) return 'less than 4 GB of memory are free';
  const mount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
  return mount.status === 0 ? null : 'no right to mount';
}

export interface Debian {
  /** Its root. */
  readonly root: string;
  /** Runs a program in it, without booting; throws when it fails. */
  run(...command: readonly string[]): string;
  /** The same, with the status instead. */
  status(...command: readonly string[]): number | null;
  remove(): void;
}

const places = '/run';
const placeOf = (pid: number | string) => join(places, `spl-kiosk-test-${pid}`);

function removeLeftovers(): void {
  for (const name of readdirSync(places)) {
    const pid = /^spl-kiosk-test-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) remove(placeOf(pid));
  }
}

function remove(place: string): void {
  // The last processes of a killed test's machine may still use its files.
  for (const folder of [join(place, 'root'), place]) spawnSync('umount', ['--lazy', folder]);
  rmSync(place, { recursive: true });
}

/**
 * A fresh machine on top of a folder, which stays unchanged because writes go to memory.
 * @param below the small Debian, or '/' for a copy of this machine without its mounts
 */
export function freshDebian(below: string): Debian {
  removeLeftovers();
  const place = placeOf(process.pid);
  const root = join(place, 'root');
  mkdirSync(place, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3g', 'spl-kiosk-test', place]);
  for (const name of ['upper', 'work', 'root']) mkdirSync(join(place, name));
  const layers = `lowerdir=${below},upperdir=${place}/upper,workdir=${place}/work`;
  execFileSync('mount', ['-t', 'overlay', '-o', layers, 'spl-kiosk-test', root]);
  return {
    root,
    run: (...command) => execFileSync('chroot', [root, ...command], { encoding: 'utf8' }),
    status: (...command) => spawnSync('chroot', [root, ...command], { stdio: 'ignore' }).status,
    remove: () => remove(place),
  };
}
