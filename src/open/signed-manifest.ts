import { readFile } from 'node:fs/promises';
import { KioskError, systemCode } from '../errors.ts';
import { type Signer, signatureFile, signerOf } from '../signature.ts';
import { loadManifest } from '../vision/load-manifest.ts';
import type { Manifest } from '../vision/manifest.ts';

/** Without a pinned key no signature can be verified, and only its presence is known. */
export type Signature = Signer | { readonly pinned: false; readonly isSigned: boolean };

/**
 * @param manifest the bytes of the manifest
 * @param path where the manifest is, with its signature beside it
 * @param releaseKey file of the pinned key, which may be missing
 */
export async function readSignature(
  manifest: Uint8Array,
  path: string,
  releaseKey: string,
): Promise<Signature> {
  const signature = await readFile(signatureFile(path)).catch(() => null);
  try {
    return signerOf(await readFile(releaseKey, 'utf8'), manifest, signature);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return { pinned: false, isSigned: signature !== null };
    // A key that can't be read is not the same as none: skipping it would skip the check.
    return {
      fault: `The pinned release key ${releaseKey} can't be read (${code}).`,
      remedy: 'Pin it again as root: deploy/install --release-key FILE.',
    };
  }
}

/**
 * Reads the manifest. If a release key is pinned, the manifest is accepted only with that key's signature.
 * @throws KioskError `manifest-invalid`, `signature-invalid`
 */
export async function loadSignedManifest(path: string, releaseKey: string): Promise<Manifest> {
  return await loadManifest(path, async (bytes) => {
    const signature = await readSignature(bytes, path, releaseKey);
    if ('fault' in signature)
      throw new KioskError(
        'signature-invalid',
        `${signature.fault} The kiosk does not run these models. ${signature.remedy}`,
      );
  });
}
