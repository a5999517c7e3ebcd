import { join } from 'node:path';
import { bindingFiles, type UnpackedBinding } from './binding.ts';
import type { Disk } from './disk.ts';
import { InstallError } from './install-error.ts';
import { bindingFolder, faultsOf, type Release, releaseFile, sha256Of } from './release.ts';

/** A release as it will be on this machine, with the operator's binding if there is one. */
export interface Wanted {
  /** Folder that the release is copied from. */
  readonly source: string;
  readonly release: Release;
  readonly binding: UnpackedBinding | null;
  /** Its folder's name: the version, and the binding if that is not the package's own. */
  readonly name: string;
}

export function wantedRelease(source: string, release: Release, binding: UnpackedBinding | null): Wanted {
  const name = release.version + (binding ? `+tensorrt.${binding.id}` : '');
  return { source, release, binding, name };
}

/**
 * Copies a release to `target`, where it appears whole or not at all.
 * @throws InstallError if the copy differs from what the release lists
 */
export function layOut({ source, release, binding, name }: Wanted, target: string, disk: Disk): void {
  const folder = bindingFolder(release.arch);
  const own = (path: string) => !(binding && path.startsWith(`${folder}/`));
  const files = Object.fromEntries(Object.entries(release.files).filter(([path]) => own(path)));
  if (binding)
    for (const file of bindingFiles) files[`${folder}/${file}`] = sha256Of(join(binding.folder, file));
  const written: Release = { ...release, version: name, files };

  disk.build(target, (add) => {
    for (const path of Object.keys(files))
      add.copy(own(path) ? join(source, path) : join(binding?.folder ?? '', path.slice(folder.length)), path);
    for (const [path, to] of Object.entries(release.links)) add.link(to, path);
    add.write(JSON.stringify(written), releaseFile);
    const faults = faultsOf(add.path, written);
    if (faults.length > 0)
      throw new InstallError(
        `The release is not whole: ${faults.slice(0, 3).join('; ')}. Get the package again; nothing was changed.`,
      );
  });
}
