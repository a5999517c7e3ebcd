import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolders } from '../installer/places.ts';
import type { Release } from '../installer/release.ts';

/** Debian's names of the architectures. */
export const debianArch = { x64: 'amd64', arm64: 'arm64' } as const;

/** The package's own folder. The installer copies the release from here, so that dpkg never touches what runs. */
const payload = '/usr/lib/spl-kiosk/release';

export const debName = ({ version, arch }: Pick<Release, 'version' | 'arch'>): string =>
  `spl-kiosk_${debianVersion(version)}_${debianArch[arch]}.deb`;

/** The version in dpkg's form, in which a pre-release also sorts before its release. */
const debianVersion = (version: string) => version.replaceAll('-', '~');

const control = ({ version, arch }: Release, kilobytes: number) => `Package: spl-kiosk
Version: ${debianVersion(version)}
Architecture: ${debianArch[arch]}
Maintainer: spl-kiosk <spl-kiosk@localhost>
Installed-Size: ${kilobytes}
Section: misc
Priority: optional
Depends: libc6 (>= 2.28), libstdc++6 (>= 9), systemd, util-linux, coreutils
Recommends: fswebcam, ffmpeg, cups, cups-client, usbutils, v4l-utils, procps, xserver-xorg, x11-xserver-utils, openbox, chromium, openssl
Description: Skin-screening kiosk for pharmacies (research use only)
 Finds pigmented lesions in one wide-field photo, grades and ranks them, on the box itself.
 .
 This package holds one release and its installer, which lays it out in /opt/spl-kiosk beside the one that runs,
 and goes back to that one if the new release does not become healthy.
`;

/** dpkg sets DPKG_ROOT when it installs into another folder without changing its root (--force-script-chrootless). */
const script = (condition: string, command: string) => `#!/bin/sh
set -e
if [ "$1" = ${condition} ]; then
  DESTDIR="\${DPKG_ROOT-}"
  export DESTDIR
  ${command}
fi
`;

const install = `"\${DPKG_ROOT-}${payload}/deploy/install"`;

const scripts: Readonly<Record<string, string>> = {
  postinst: script('configure', install),
  prerm: script('remove', `${install} --uninstall`),
  // By now the installer has been removed with the package.
  postrm: script('purge', `rm -rf ${dataFolders.map((folder) => `"$DESTDIR${folder}"`).join(' ')}`),
};

/**
 * Builds the Debian package of a release.
 * @param folder the release (assembleRelease)
 * @param out folder for the package
 * @returns the package's path
 */
export function buildDeb(folder: string, release: Release, out: string): string {
  const tree = join(out, `tree-${release.arch}`);
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true });
  cpSync(folder, join(tree, payload), { recursive: true, verbatimSymlinks: true });
  const kilobytes = Number(execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0]);
  writeFileSync(join(tree, 'DEBIAN/control'), control(release, kilobytes));
  for (const [name, text] of Object.entries(scripts))
    writeFileSync(join(tree, 'DEBIAN', name), text, { mode: 0o755 });
  const path = join(out, debName(release));
  // A kiosk runs Ubuntu 22.04 or Debian 12 at least, and their dpkg knows zstd.
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', '-Zzstd', '-z9', tree, path], {
    stdio: ['ignore', 2, 2],
  });
  rmSync(tree, { recursive: true, force: true });
  return path;
}
