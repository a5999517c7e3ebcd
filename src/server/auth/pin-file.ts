import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../errors.ts';

const schema = z.strictObject({
  format: z.literal(1),
  /** Base64. */
  salt: z.string().min(1),
  hash: z.string().min(1),
  /** Cost of scrypt. */
  cost: z.strictObject({ N: z.int().min(2), r: z.int().min(1), p: z.int().min(1) }),
  tries: z.strictObject({ failed: z.int().min(0), lockedUntil: z.number().min(0) }),
});

export type PinRecord = Omit<z.infer<typeof schema>, 'format'>;

/**
 * @returns null if no PIN has been set yet
 * @throws KioskError `pin-broken`; this is never mistaken for "no PIN yet", which would let anybody set one
 */
export function readPinFile(path: string): PinRecord | null {
  if (!existsSync(path)) return null;
  try {
    const { format: _format, ...record } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return record;
  } catch (cause) {
    throw new KioskError(
      'pin-broken',
      'The file that keeps the PIN can’t be read. A technician has to set a new PIN.',
      { cause },
    );
  }
}

/** Writes the file completely or not at all, even if the power fails, and only for the daemon's user. */
export function writePinFile(path: string, record: PinRecord): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const next = `${path}.next`;
  const file = openSync(next, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify({ format: 1, ...record }));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
