/**
 * How a release vouches for its models: with an Ed25519 signature over the bytes of models/manifest.json, which holds
 * the models' hashes, thresholds and calibration. The installer and the kiosk both verify it with this code.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Name of the signature's file beside the manifest: 64 bytes, which `openssl pkeyutl -verify -rawin` accepts too. */
export const signatureFile = (manifest: string): string => `${manifest}.sig`;

/** @returns null if the text is not an Ed25519 private key in PEM without a passphrase */
export function parseSigningKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export const signManifest = (manifest: Uint8Array, key: KeyObject): Uint8Array => sign(null, manifest, key);

/** Which key signed, or why the signature is not accepted and what to do about it, in one sentence each. */
export type Signer =
  | {
      /** Names the public key: the first eight hexadecimal digits of the sha256 of its DER form. */
      readonly signedBy: string;
    }
  | { readonly fault: string; readonly remedy: string };

/**
 * @param pem the pinned public key, or several while a key is being replaced, of which one has to fit
 * @param signature the bytes of the file beside the manifest; null if there is none
 */
export function signerOf(pem: string, manifest: Uint8Array, signature: Uint8Array | null): Signer {
  const keys = publicKeys(pem);
  if (keys === null)
    return {
      fault: 'The pinned release key is not an Ed25519 public key in PEM.',
      remedy: 'Pin the right file: deploy/install --release-key FILE.',
    };
  if (signature === null)
    return {
      fault: 'The models are not signed, and a release key is pinned.',
      remedy: 'Install a release that was built with "npm run package -- --sign KEYFILE".',
    };
  const key = keys.find((one) => verify(null, manifest, one, signature));
  if (key) return { signedBy: idOf(key) };
  return {
    fault:
      'The signature of models/manifest.json does not fit the pinned release key: the manifest was changed, or another key signed it.',
    remedy: 'Get the release again from whoever holds the key, and install that.',
  };
}

/** Null if the text holds no key, one that is not Ed25519, or a private key, which must not be on a kiosk. */
function publicKeys(pem: string): KeyObject[] | null {
  if (pem.includes('PRIVATE KEY')) return null;
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  try {
    const keys = blocks.map((block) => createPublicKey(block));
    return keys.length > 0 && keys.every((key) => key.asymmetricKeyType === 'ed25519') ? keys : null;
  } catch {
    return null;
  }
}

const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 8);
