import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
/** First byte of sealed data, so that a later format can be told apart. */
const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

export const newKey = (): Buffer => randomBytes(32);

/**
 * Encrypts and authenticates: format, random nonce, tag, cipher text.
 * @param name name of the data; only the same name opens it, so that one sealed part can't replace another
 */
export function seal(key: Uint8Array, name: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(name));
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([Uint8Array.of(format), nonce, cipher.getAuthTag(), ...sealed]);
}

/** @throws Error if this key did not seal it under this name, or a bit of it was changed */
export function unseal(key: Uint8Array, name: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== format || sealed.length < headBytes) throw new Error('not sealed by this software');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, headBytes));
  // GCM gives as many bytes as it takes, and none at its end: no copy of them is left anywhere.
  const opened = decipher.update(sealed.subarray(headBytes));
  try {
    decipher.final();
  } catch (error) {
    opened.fill(0);
    throw error;
  }
  return opened;
}
