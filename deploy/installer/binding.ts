import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { InstallError } from './install-error.ts';
import { bindingFolder, type Release } from './release.ts';

/** The files of a binding that can run TensorRT; the rest of the archive is left out. */
export const bindingFiles = [
  'onnxruntime_binding.node',
  'libonnxruntime.so.1',
  'libonnxruntime_providers_shared.so',
  'libonnxruntime_providers_cuda.so',
  'libonnxruntime_providers_tensorrt.so',
] as const;

/** e_machine in an ELF header. */
const machines = { x64: 62, arm64: 183 } as const;

export interface UnpackedBinding {
  /** Holds `bindingFiles`. */
  readonly folder: string;
  /** Short name of its contents: eight hexadecimal digits. */
  readonly id: string;
}

/** The binding in a folder that was checked before. */
export function openBinding(folder: string): UnpackedBinding {
  const hash = createHash('sha256');
  for (const name of bindingFiles) hash.update(readFileSync(join(folder, name)));
  return { folder, id: hash.digest('hex').slice(0, 8) };
}

/**
 * Unpacks an archive with the operator's build of onnxruntime-node, and hands it to `use` if it fits the release.
 * @param archive tar.gz of `package.json` and `bin/napi-v6/linux/ARCH/` (deploy/README.md says how to make it)
 * @throws InstallError that says what does not fit
 */
export function withBinding<T>(archive: string, release: Release, use: (binding: UnpackedBinding) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-binding-'));
  try {
    unpack(archive, folder);
    const binding = join(folder, `bin/napi-v6/linux/${release.arch}`);
    const faults = faultsOfBinding(versionIn(join(folder, 'package.json')), release, (name) => {
      const path = join(binding, name);
      return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : null;
    });
    if (faults.length > 0)
      throw new InstallError(
        `${archive} can't be put in place; nothing was changed. ${faults.join(' ')} deploy/README.md says how it is built.`,
      );
    return use(openBinding(binding));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(archive: string, folder: string): void {
  try {
    execFileSync('tar', ['-xzf', archive, '--no-same-owner', '-C', folder], { stdio: 'pipe' });
  } catch {
    throw new InstallError(
      `${archive} can't be read as a .tar.gz; nothing was changed. Give the archive that deploy/README.md describes.`,
    );
  }
}

function versionIn(packageFile: string): string | null {
  try {
    const named = z.object({ name: z.literal('onnxruntime-node'), version: z.string() });
    return named.parse(JSON.parse(readFileSync(packageFile, 'utf8'))).version;
  } catch {
    return null;
  }
}

/**
 * Why a build of onnxruntime-node does not fit a release, as sentences; nothing when it fits.
 * @param version from its package.json; null if that is not onnxruntime-node's
 * @param read bytes of a file of the binding; null when it is not there
 */
export function faultsOfBinding(
  version: string | null,
  { onnxruntime, arch }: Pick<Release, 'onnxruntime' | 'arch'>,
  read: (name: (typeof bindingFiles)[number]) => Uint8Array | null,
): string[] {
  if (version === null) return ['It has no package.json of onnxruntime-node in its root.'];
  if (version !== onnxruntime)
    return [`It is onnxruntime-node ${version}, and this release needs exactly ${onnxruntime}.`];
  const files = bindingFiles.map((name) => ({ name, bytes: read(name) }));
  const missing = files.filter(({ bytes }) => !bytes).map(({ name }) => name);
  if (missing.length > 0) return [`In ${binFolder(arch)} it lacks ${missing.join(', ')}.`];

  const faults: string[] = [];
  const otherMachine = files.filter(({ bytes }) => bytes && machineOf(bytes) !== machines[arch]);
  if (otherMachine.length > 0)
    faults.push(`${otherMachine.map(({ name }) => name).join(', ')}: not built for ${arch}.`);
  const says = (name: string, text: string) =>
    files.some((file) => file.name === name && file.bytes && Buffer.from(file.bytes).includes(text));
  // The symbol version that binds the two files together; other versions do not load.
  for (const name of ['onnxruntime_binding.node', 'libonnxruntime.so.1'])
    if (!says(name, `VERS_${onnxruntime}\0`)) faults.push(`${name} is not of version ${onnxruntime}.`);
  if (!says('onnxruntime_binding.node', 'tensorrt'))
    faults.push('onnxruntime_binding.node was built without TensorRT (USE_TENSORRT).');
  return faults;
}

const binFolder = (arch: Release['arch']) =>
  bindingFolder(arch).slice('node_modules/onnxruntime-node/'.length);

function machineOf(bytes: Uint8Array): number | null {
  const elf = bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
  return elf ? (bytes[18] ?? 0) + 256 * (bytes[19] ?? 0) : null;
}
