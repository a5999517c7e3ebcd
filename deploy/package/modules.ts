import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../installer/release.ts';

const manifests = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * The packages that a kiosk of one architecture needs, whatever this machine's is. Installed again only when the lock
 * file has changed.
 * @param cache folder that keeps them
 * @returns the folder that holds node_modules
 */
export function modulesFor(arch: Release['arch'], root: string, cache: string): string {
  const folder = join(cache, `modules-${arch}`);
  const stamp = join(folder, 'made-from');
  const hash = createHash('sha256');
  for (const name of manifests) hash.update(readFileSync(join(root, name)));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of manifests) copyFileSync(join(root, name), join(folder, name));
  const target = ['--os=linux', `--cpu=${arch}`, '--libc=glibc'];
  // No package of the kiosk needs its install script (allowScripts in package.json). The other options override npm's
  // configuration.
  const asked = [
    '--omit=dev',
    '--include=optional',
    '--ignore-scripts',
    '--bin-links=true',
    '--dry-run=false',
  ];
  execFileSync('npm', ['ci', ...asked, '--loglevel=error', ...target], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  writeFileSync(stamp, wanted);
  return folder;
}

/** Folders and files of node_modules that a kiosk never reads; licences stay. */
const unread = [
  /^\.bin\/(?!node$)/,
  /^\.package-lock\.json$/,
  /\.map$/,
  /\.d\.[cm]?ts$/,
  /^@types\//,
  /^undici-types\//,
  /^node-linux-\w+\/(include|share|CHANGELOG)/,
  /^onnxruntime-node\/(lib|script)\//,
  /^sharp\/src\//,
  // Of the papers' fonts only two weights are used.
  /^@expo-google-fonts\/[\w-]+\/(?!(400Regular|700Bold)\/\w+\.ttf$|LICENSE|package\.json$)/,
  /^dejavu-fonts-ttf\/(?!ttf\/DejaVuSansCondensed(-Bold)?\.ttf$|LICENSE$|package\.json$)/,
];

/**
 * Whether a file belongs on a kiosk.
 * @param path below node_modules
 */
export function belongs(path: string, arch: Release['arch']): boolean {
  if (unread.some((pattern) => pattern.test(path))) return false;
  return !path.startsWith('onnxruntime-node/bin/') || path.includes(`/linux/${arch}/`);
}
