import type { StorageReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, gibibytes, ok } from './check.ts';

const enoughBytes = 2 * 2 ** 30;
/** The record of a day's visits and an upgrade's second release. */
const leastBytes = 256 * 2 ** 20;
/** Bytes a second; a worn card writes less, and each visit's record then takes seconds to be safe. */
const slowBelow = 10e6;

export function checkDisk({ folder, freeBytes, totalBytes }: StorageReadings): Check {
  const value = `${gibibytes(freeBytes)} of ${gibibytes(totalBytes)} free at ${folder}`;
  if (freeBytes < leastBytes)
    return failed('disk', value, `Free some space at ${folder}: nothing can be kept.`);
  return freeBytes < enoughBytes
    ? degraded('disk', value, `Free some space at ${folder}: an upgrade needs 2 GiB.`)
    : ok('disk', value);
}

export function checkDiskSpeed({ bytesPerSecond }: StorageReadings): Check {
  const name = 'disk-speed';
  if (bytesPerSecond === null) {
    return degraded(name, 'not measured', 'Free some space and give this user the right to write there.');
  }
  const value = `${Math.round(bytesPerSecond / 1e6)} MB/s written and synced`;
  return bytesPerSecond < slowBelow
    ? degraded(name, value, 'Use an NVMe disk or a new card: this one is slow or worn.')
    : ok(name, value);
}
