import type { Encryption, StorageReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, gibibytes, ok } from './check.ts';

const enoughBytes = 2 * 2 ** 30;
/** Room for the records of a day and the second release of an upgrade. */
const leastBytes = 256 * 2 ** 20;
/** Bytes a second. A worn card writes less, and then takes seconds to save each visit's record. */
const slowBelow = 10e6;

export function checkDisk({ folder, freeBytes, totalBytes }: StorageReadings): Check {
  const value = `${gibibytes(freeBytes)} of ${gibibytes(totalBytes)} free at ${folder}`;
  if (freeBytes < leastBytes)
    return failed('disk', value, `Free some space at ${folder}: visits can't be saved.`);
  return freeBytes < enoughBytes
    ? degraded('disk', value, `Free some space at ${folder}: an upgrade needs 2 GiB.`)
    : ok('disk', value);
}

export function checkDiskSpeed({ bytesPerSecond }: StorageReadings): Check {
  const name = 'disk-speed';
  if (bytesPerSecond === null) {
    return degraded(name, 'not measured', 'Free some space, and allow this user to write there.');
  }
  const value = `${Math.round(bytesPerSecond / 1e6)} MB/s written and synced`;
  return bytesPerSecond < slowBelow
    ? degraded(name, value, 'Use an NVMe disk or a new card: this one is slow or worn.')
    : ok(name, value);
}

/**
 * Photos and answers are encrypted under keys that are on no disk, so that this is about what is left: the settings with
 * a server's token, the PINs' hashes, times and ids in the audit trail and the journal.
 */
export function checkDiskEncryption(encryption: Encryption, folder: string): Check {
  const name = 'disk-encryption';
  if (encryption === 'encrypted') return ok(name, `the disk of ${folder} is encrypted`);
  if (encryption === 'memory') return ok(name, `${folder} is in memory`);
  const remedy =
    'Set the machine up on an encrypted disk (LUKS; on a Jetson NVIDIA’s disk encryption): deploy/DATA-PROTECTION.md says what the disk holds.';
  return encryption === 'plain'
    ? degraded(name, `the disk of ${folder} is not encrypted`, remedy)
    : degraded(name, `not known of ${folder}`, remedy);
}
