import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  filesIn,
  type Release,
  readRelease,
  releaseFile,
  sha256Of,
} from '../../../deploy/installer/release.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface FakeRelease {
  readonly version: string;
  /** Contents of files by path, in addition to the installer's entry and the start guard, which are real. */
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
  for (const [path, text] of Object.entries(files)) put(path, text, text.startsWith('#!') ? 0o755 : 0o644);
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

/**
 * A whole release with another version, which is the new folder's name, and some other files. The rest are hard links,
 * so that it costs nothing.
 */
export function writeVariant(
  release: string,
  folder: string,
  files: Readonly<Record<string, string>> = {},
): void {
  execFileSync('cp', ['-al', release, folder]);
  const written: Release = { ...readRelease(release), version: basename(folder) };
  const put = (path: string, text: string) => {
    rmSync(join(folder, path));
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) {
    put(path, text);
    written.files[path] = sha256Of(join(folder, path));
  }
  put(releaseFile, JSON.stringify(written));
}
