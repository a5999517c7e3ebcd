import type { Encryption, StorageReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, gibibytes, ok } from './check.ts';
import { say } from './sentence.ts';

const enoughBytes = 2 * 2 ** 30;
/** Room for the records of a day and the second release of an upgrade. */
const leastBytes = 256 * 2 ** 20;
/** Bytes a second. A worn card writes less, and then takes seconds to save each visit's record. */
const slowBelow = 10e6;

export function checkDisk({ folder, freeBytes, totalBytes }: StorageReadings): Check {
  const value = say('diskFree', { free: gibibytes(freeBytes), total: gibibytes(totalBytes), folder });
  if (freeBytes < leastBytes) return failed('disk', value, say('diskFull', { folder }));
  return freeBytes < enoughBytes
    ? degraded('disk', value, say('diskNearlyFull', { folder }))
    : ok('disk', value);
}

export function checkDiskSpeed({ bytesPerSecond }: StorageReadings): Check {
  const name = 'disk-speed';
  if (bytesPerSecond === null) {
    return degraded(name, say('notMeasured'), say('diskAllow'));
  }
  const value = say('diskSpeed', { speed: Math.round(bytesPerSecond / 1e6) });
  return bytesPerSecond < slowBelow ? degraded(name, value, say('diskSlow')) : ok(name, value);
}

/**
 * Photos and answers are encrypted under keys that are on no disk, so that this is about what is left: the settings with
 * a server's token, the PINs' hashes, times and ids in the audit trail and the journal.
 */
export function checkDiskEncryption(encryption: Encryption, folder: string): Check {
  const name = 'disk-encryption';
  if (encryption === 'encrypted') return ok(name, say('diskEncrypted', { folder }));
  if (encryption === 'memory') return ok(name, say('diskInMemory', { folder }));
  const value = encryption === 'plain' ? 'diskPlain' : 'diskUnknown';
  return degraded(name, say(value, { folder }), say('diskEncrypt'));
}
