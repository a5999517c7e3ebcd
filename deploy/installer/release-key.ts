import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signatureFile, signerOf } from '../../src/signature.ts';
import { InstallError } from './install-error.ts';
import type { Places } from './places.ts';
import type { Installed } from './state.ts';

/** The public key that must have signed a release's models on this machine. */
export interface ReleaseKey {
  readonly pem: string;
  /** Whether it differs from the key that is pinned already. */
  readonly isNew: boolean;
}

/**
 * @param file the given key, or null for the pinned one
 * @returns null if there is none
 */
export function releaseKey(file: string | null, places: Places): ReleaseKey | null {
  const pinned = existsSync(places.releaseKey) ? readFileSync(places.releaseKey, 'utf8') : null;
  if (file === null) return pinned === null ? null : { pem: pinned, isNew: false };
  try {
    const pem = readFileSync(file, 'utf8');
    return { pem, isNew: pem !== pinned };
  } catch {
    throw new InstallError(`${file} can't be read; nothing was changed. Give the release key's public half.`);
  }
}

/**
 * @param source folder of the release that is to be installed
 * @throws InstallError if the key did not sign it, or if a new key did not sign the release to go back to
 */
export function refuseUnsigned(
  { pem, isNew }: ReleaseKey,
  source: string,
  { current, previous, onTrial }: Installed,
  places: Places,
): void {
  const own = faultOf(pem, source);
  if (own) throw new InstallError(`${own.fault} Nothing was changed. ${own.remedy}`);
  const wayBack = onTrial ? previous : current;
  if (!isNew || wayBack === null || !faultOf(pem, join(places.releases, wayBack))) return;
  throw new InstallError(
    `Release ${wayBack} is not signed with this key, and it is the way back; nothing was changed. Install this release without --release-key first, and pin the key when it runs.`,
  );
}

function faultOf(pem: string, release: string) {
  const manifest = join(release, 'models/manifest.json');
  const read = (path: string) => (existsSync(path) ? readFileSync(path) : null);
  const signer = signerOf(pem, read(manifest) ?? new Uint8Array(), read(signatureFile(manifest)));
  return 'fault' in signer ? signer : null;
}
