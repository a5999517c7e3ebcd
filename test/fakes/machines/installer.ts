import { spawnSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signatureFile, signManifest } from '../../../src/signature.ts';
import { writeRelease } from './release.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** onnxruntime-node's binding in a release for this machine. */
export const installableArch = process.arch === 'arm64' ? 'arm64' : 'x64';
export const bindingPath = `node_modules/onnxruntime-node/bin/napi-v6/linux/${installableArch}`;

export interface Kind {
  readonly onnxruntime?: string;
  /** The key that signs its models, and what happens to the manifest afterwards. */
  readonly signed?: { readonly by: KeyObject; readonly then?: string };
}

/**
 * A release with the real installer and the files that the installer reads.
 * @param scratch folder in which it is made
 */
export function installableRelease(
  scratch: string,
  version: string,
  { onnxruntime = '1.25.1', signed }: Kind = {},
): string {
  const folder = join(scratch, `source-${version}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(repository, 'deploy/installer'), join(folder, 'deploy/installer'), { recursive: true });
  cpSync(join(repository, 'deploy/overlay'), join(folder, 'deploy/overlay'), { recursive: true });
  for (const name of ['commands/command-line', 'errors.ts', 'privileged', 'signature.ts'])
    cpSync(join(repository, 'src', name), join(folder, 'src', name), { recursive: true });
  const manifest = join(folder, 'models/manifest.json');
  mkdirSync(join(folder, 'models'));
  writeFileSync(manifest, `{"format":1,"of":"${version}"}`);
  if (signed) {
    writeFileSync(signatureFile(manifest), signManifest(readFileSync(manifest), signed.by));
    if (signed.then) writeFileSync(manifest, signed.then);
  }
  const needed = (path: string) => !/\.(\w*ts|md)$|zod\/src$/.test(path);
  cpSync(join(repository, 'node_modules/zod'), join(folder, 'node_modules/zod'), {
    recursive: true,
    filter: needed,
  });
  const files = {
    'src/main.ts': version,
    'deploy/install': `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/installer/main.ts" "$@"\n`,
    [`${bindingPath}/onnxruntime_binding.node`]: 'npm’s',
    'deploy/overlay/etc/ours.d/file': version,
  };
  writeRelease(folder, { version, files, onnxruntime });
  return folder;
}

/**
 * Runs a release's installer as its own process.
 * @param root the DESTDIR
 */
export function runInstaller(root: string, folder: string, ...args: string[]) {
  const main = join(folder, 'deploy/installer/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DESTDIR: root },
  });
  return { status, stdout, stderr };
}
