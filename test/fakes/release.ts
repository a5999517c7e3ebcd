import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesIn, type Release, releaseFile, sha256Of } from '../../deploy/installer/release.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface FakeRelease {
  readonly version: string;
  /** Contents of files by path, beside the installer's entry and the start guard, which are the real ones. */
  readonly files?: Readonly<Record<string, string>>;
  readonly onnxruntime?: string;
}

/** Writes a small release: the real installer, and the files named. */
export function writeRelease(
  folder: string,
  { version, files = {}, onnxruntime = '1.25.1' }: FakeRelease,
): Release {
  const put = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    chmodSync(join(folder, path), mode);
  };
  put(
    'deploy/install',
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'deploy/installer/main.ts')}" "$@"\n`,
    0o755,
  );
  cpSync(join(root, 'deploy/overlay/opt'), join(folder, 'deploy/overlay/opt'), { recursive: true });
  for (const [path, text] of Object.entries(files)) put(path, text);
  const release: Release = {
    version,
    arch: process.arch === 'arm64' ? 'arm64' : 'x64',
    onnxruntime,
    files: Object.fromEntries(filesIn(folder).map((path) => [path, sha256Of(join(folder, path))])),
    links: {},
  };
  put(releaseFile, JSON.stringify(release));
  return release;
}
