import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InstallError } from './install-error.ts';

/** The content of a release, written by deploy/package as RELEASE.json in its root. */
export const releaseSchema = z.strictObject({
  /** As in package.json; also the folder's name. */
  version: z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?(\+[0-9A-Za-z.]+)?$/),
  /** Node's name of the architecture (process.arch). */
  arch: z.enum(['x64', 'arm64']),
  /** Version of onnxruntime-node in package-lock.json; a binding of any other version can't be installed. */
  onnxruntime: z.string(),
  /** sha256 as hex of each file, by its path. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  /** Target of each symbolic link, by its path. */
  links: z.record(z.string(), z.string()),
});

export type Release = z.infer<typeof releaseSchema>;

export const releaseFile = 'RELEASE.json';

/** The folder in a release in which onnxruntime-node looks for its binding. */
export const bindingFolder = (arch: Release['arch']): string =>
  `node_modules/onnxruntime-node/bin/napi-v6/linux/${arch}`;

export const sha256Of = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

/** @throws InstallError if the folder is not a release */
export function readRelease(folder: string): Release {
  let text: string;
  try {
    text = readFileSync(join(folder, releaseFile), 'utf8');
  } catch {
    throw new InstallError(
      `${folder} is not a release: it has no ${releaseFile}. Build one with "npm run package", and run the installer that lies in it.`,
    );
  }
  const parsed = releaseSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new InstallError(`${releaseFile} in ${folder} is not valid. ${z.prettifyError(parsed.error)}`);
}

/** A sentence for each missing, altered or unexpected file in a release's folder; none if it is whole. */
export function faultsOf(folder: string, { files, links }: Release): string[] {
  const faults: string[] = [];
  const left = new Set([...Object.keys(files), ...Object.keys(links)]);
  for (const path of filesIn(folder)) {
    if (path === releaseFile) continue;
    if (!left.delete(path)) faults.push(`${path} does not belong there`);
    else if (path in links ? links[path] !== linkOf(join(folder, path)) : !same(folder, path, files[path]))
      faults.push(`${path} is altered`);
  }
  return [...faults, ...[...left].map((path) => `${path} is missing`)];
}

const same = (folder: string, path: string, hash: string | undefined): boolean =>
  lstatSync(join(folder, path)).isFile() && sha256Of(join(folder, path)) === hash;

const linkOf = (path: string): string | undefined =>
  lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;

/** Paths of all files and links below a folder, relative to it, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
