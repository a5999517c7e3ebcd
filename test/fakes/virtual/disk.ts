import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programs } from '../../../.config/programs.mjs';
import { freshDebian } from '../machines/debian.ts';
import { debianImage } from '../machines/debian-image.ts';
import { plantShell } from './shell.ts';

const cache = fileURLToPath(new URL('../../../.cache/', import.meta.url));

/** What a kiosk's package depends on or recommends, and what makes a Debian start by itself. */
const packages = [
  'systemd',
  'udev',
  'libstdc++6',
  ...programs.filter(({ neededBy }) => neededBy.includes('a kiosk')).map((program) => program.package),
  ...['linux-image-amd64', 'systemd-sysv', 'dbus', 'dbus-user-session'],
];

export interface VirtualDisk {
  /** Folder of the disk and of what belongs to its machine. */
  readonly folder: string;
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  remove(): void;
}

/**
 * A Debian without our package, on a disk of its own (ext4, 12 GB, of which the image takes what is used).
 * @param files to put on it: paths here, by the paths there
 */
export function emptyDisk(files: Readonly<Record<string, string>>): VirtualDisk {
  const debian = freshDebian(debianImage([...new Set(packages)]));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'virtual-'));
  const at = (name: string) => join(folder, name);
  try {
    for (const [there, here] of Object.entries(files)) copyFileSync(here, join(debian.root, there));
    writeFileSync(join(debian.root, 'etc/fstab'), '/dev/vda / ext4 errors=remount-ro 0 1\n');
    writeFileSync(join(debian.root, 'etc/hostname'), 'kiosk\n');
    plantShell(debian.root);
    const boot = join(debian.root, 'boot');
    for (const name of ['vmlinuz', 'initrd.img']) {
      const found = readdirSync(boot).find((file) => file.startsWith(`${name}-`));
      if (found === undefined) throw new Error(`The Debian for the virtual machine has no ${name}.`);
      copyFileSync(join(boot, found), at(name));
    }
    writeFileSync(at('disk'), ''); // mke2fs says so where it makes the file
    execFileSync('mke2fs', ['-q', '-t', 'ext4', '-d', debian.root, at('disk'), '12G'], {
      stdio: ['ignore', 2, 2],
    });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  } finally {
    debian.remove();
  }
  const remove = () => rmSync(folder, { recursive: true });
  return { folder, disk: at('disk'), kernel: at('vmlinuz'), initrd: at('initrd.img'), remove };
}
