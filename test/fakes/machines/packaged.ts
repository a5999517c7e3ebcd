import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Places, placesUnder } from '../../../deploy/installer/places.ts';
import { buildDeb } from '../../../deploy/package/deb.ts';
import { modulesFor } from '../../../deploy/package/modules.ts';
import { assembleRelease } from '../../../deploy/package/release-folder.ts';
import { type Debian, freshDebian } from './debian.ts';
import { debianImage } from './debian-image.ts';
import type { Machine } from './machine.ts';
import { writeVariant } from './release.ts';
import { releaseKeys } from './release-keys.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cache = join(root, '.cache/package');
const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
/** systemd, what Node is linked with, and the camera's program. */
const packages = ['systemd', 'udev', 'libstdc++6', 'fswebcam'];

/** As the package names it. */
export const payload = '/usr/lib/spl-kiosk/release';

/** Releases beside the installed one, each of which does something else when it is started. */
export const variants = join(cache, 'variants');

export interface Packaged {
  readonly debian: Debian;
  readonly places: Places;
  readonly version: string;
}

export interface Package {
  /** The deb's path. */
  readonly deb: string;
  readonly version: string;
  /** The folder of the release that it holds. */
  readonly folder: string;
  /** The key that signed the release. */
  readonly publicPem: string;
}

/** The package of this checkout, as its builder would sign it. */
export function buildPackage(): Package {
  const keys = releaseKeys();
  const folder = join(cache, `release-${arch}`);
  const release = assembleRelease(root, modulesFor(arch, root, cache), arch, folder, keys.privateKey);
  const deb = buildDeb(folder, release, cache);
  return { deb, version: release.version, folder, publicPem: keys.publicPem };
}

/** A Debian on which this checkout's package is installed, with a pinned key, an X11 that only runs, and a desktop. */
export function installPackage(): Packaged {
  const { deb, version, folder, publicPem } = buildPackage();
  writeVariants(folder);
  const debian = freshDebian(debianImage(packages));
  const name = basename(deb);
  copyFileSync(deb, join(debian.root, name));
  debian.run('dpkg', '--install', `/${name}`);
  writeFileSync(join(debian.root, 'release-key.pem'), publicPem);
  debian.run(`${payload}/deploy/install`, '--release-key', '/release-key.pem');
  // Without an X11 the screen's units would be started again every second.
  mkdirSync(join(debian.root, 'usr/lib/xorg'));
  writeFileSync(join(debian.root, 'usr/lib/xorg/Xorg'), '#!/bin/sh\nexec sleep infinity\n', { mode: 0o755 });
  // As JetPack has one.
  const desktop = '[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/true\n';
  const unit = 'usr/lib/systemd/system/gdm.service';
  writeFileSync(join(debian.root, unit), desktop);
  symlinkSync(`/${unit}`, join(debian.root, 'etc/systemd/system/display-manager.service'));
  return { debian, places: placesUnder(debian.root), version };
}

function writeVariants(folder: string): void {
  rmSync(variants, { recursive: true, force: true });
  mkdirSync(variants, { recursive: true });
  writeVariant(folder, join(variants, '90.0.0'));
  writeVariant(folder, join(variants, '90.1.0-crashes'), { 'src/main.ts': 'process.exit(1);\n' });
  writeVariant(folder, join(variants, '90.1.0-refuses'), { 'src/main.ts': 'process.exit(78);\n' });
  const manifest = readFileSync(join(folder, 'models/manifest.json'), 'utf8');
  writeVariant(folder, join(variants, '90.1.0-changed'), { 'models/manifest.json': `${manifest}\n` });
}

interface DoctorCheck {
  readonly name: string;
  readonly status: string;
  readonly value: string;
}

/** What `doctor` finds inside the daemon's own sandbox. */
export async function doctorInside(machine: Machine): Promise<readonly DoctorCheck[]> {
  const doctor =
    '/opt/spl-kiosk/current/node_modules/.bin/node /opt/spl-kiosk/current/src/main.ts doctor --json';
  const { output: daemon } = await machine.run('cat', '/etc/systemd/system/spl-kiosk.service');
  const unit = daemon
    .replace(/^(Exec|Restart|Watchdog|OnFailure|NotifyAccess|StartLimit).*\n/gm, '')
    .replace('Type=notify', `Type=oneshot\nStandardOutput=file:/run/doctor.json\nExecStart=${doctor}`);
  await machine.write('/run/systemd/system/doctor.service', unit);
  await machine.run('systemctl', 'daemon-reload');
  await machine.run('systemctl', 'start', 'doctor.service'); // fails where a check does
  const { output } = await machine.run('cat', '/run/doctor.json');
  const { checks } = JSON.parse(output) as {
    checks: DoctorCheck[];
  };
  return checks;
}
