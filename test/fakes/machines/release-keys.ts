import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface ReleaseKeys {
  readonly privateKey: KeyObject;
  readonly privatePem: string;
  readonly publicPem: string;
}

/** A pair made for a test, as PEM files hold it. */
export function releaseKeys(): ReleaseKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey,
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
