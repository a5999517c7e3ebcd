import type { KeyObject } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { signatureFile, signManifest } from '../../src/signature.ts';
import { filesIn, type Release, releaseFile, sha256Of } from '../installer/release.ts';
import { belongs } from './modules.ts';

const ours = ['src', 'kiosk-ui', 'models', 'deploy', 'package.json', 'README.md', 'LICENSE'];
const notOurs =
  /^(kiosk-ui\/screenshots|deploy\/(pictures|package|speech)|models\/(training|evaluate|evaluation))\/|\/__pycache__\/|\.sig$|^kiosk-ui\/speech\/\w+\/\./;

/** Paths that a kiosk runs and reads, from the root of this repository. */
export const ownFiles = (root: string): string[] =>
  ours.flatMap((name) => pathsUnder(root, name)).filter((path) => !notOurs.test(path));

/**
 * Assembles a release for one architecture: every file that a kiosk needs, and RELEASE.json with their hashes.
 * @param modules folder that holds its node_modules (modulesFor)
 * @param folder created new, replacing what was there
 * @param signingKey signs the models' manifest; null leaves it unsigned
 */
export function assembleRelease(
  root: string,
  modules: string,
  arch: Release['arch'],
  folder: string,
  signingKey: KeyObject | null = null,
): Release {
  rmSync(folder, { recursive: true, force: true });
  for (const path of ownFiles(root)) add(join(root, path), join(folder, path));
  const manifest = join(folder, 'models/manifest.json');
  if (signingKey) writeFileSync(signatureFile(manifest), signManifest(readFileSync(manifest), signingKey));
  const packages = filesIn(join(modules, 'node_modules')).filter((path) => belongs(path, arch));
  for (const path of packages.filter((path) => !path.startsWith('.bin/')))
    add(join(modules, 'node_modules', path), join(folder, 'node_modules', path));
  const links = { 'node_modules/.bin/node': `../node-linux-${arch}/bin/node` };
  for (const [path, to] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(to, join(folder, path));
  }
  const release: Release = {
    version: z.object({ version: z.string() }).parse(json(join(root, 'package.json'))).version,
    arch,
    onnxruntime: z
      .object({ version: z.string() })
      .parse(json(join(folder, 'node_modules/onnxruntime-node/package.json'))).version,
    files: Object.fromEntries(
      filesIn(folder)
        .filter((path) => !(path in links))
        .map((path) => [path, sha256Of(join(folder, path))]),
    ),
    links,
  };
  writeFileSync(join(folder, releaseFile), `${JSON.stringify(release, null, 1)}\n`);
  return release;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const pathsUnder = (root: string, name: string): string[] =>
  name.includes('.') || name === 'LICENSE'
    ? [name]
    : filesIn(join(root, name)).map((path) => join(name, path));

/** Copies a file. Scripts (`#!`) and ELF programs become executable, because a checkout may have lost the mode. */
function add(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, isProgram(to) ? 0o755 : 0o644);
}

const isProgram = (path: string): boolean =>
  /\/bin\/node$/.test(path) ||
  (!/\.\w+$/.test(path) && readFileSync(path).subarray(0, 2).toString() === '#!');
