import type { MemoryReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, gibibytes, ok } from './check.ts';
import { say } from './sentence.ts';

/** Daemon and child need up to 1.2 GiB (the budget of `bench`), and the browser about as much. */
const enoughBytes = 1.5 * 2 ** 30;
const leastBytes = 0.5 * 2 ** 30;

/** Bytes of a line of /proc/meminfo, such as "MemAvailable:    5861234 kB". */
export function meminfoBytes(meminfo: string, field: string): number | null {
  const kilobytes = new RegExp(`^${field}: +(\\d+) kB`, 'm').exec(meminfo)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** @param ownBytes memory that the kiosk already holds, which counts as free */
export function checkMemory({ meminfo }: MemoryReadings, ownBytes = 0): Check {
  const name = 'memory';
  const total = meminfoBytes(meminfo ?? '', 'MemTotal');
  const available = meminfoBytes(meminfo ?? '', 'MemAvailable');
  if (total === null || available === null) {
    return degraded(name, say('notKnown'), say('memoryCheck'));
  }
  const free = available + ownBytes;
  const value = say('memoryFree', { available: gibibytes(available), total: gibibytes(total) });
  if (free < leastBytes) return failed(name, value, say('memoryTooLittle'));
  return free < enoughBytes ? degraded(name, value, say('memoryLittle')) : ok(name, value);
}

/** A photo in memory may be swapped out, so there must be no swap, or it must be encrypted or in memory (zram). */
export function checkSwap({ swaps, mapped }: MemoryReadings): Check {
  const name = 'swap';
  if (swaps === null) return degraded(name, say('notKnown'), say('swapCheck'));
  const areas = swaps
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(/\s+/)[0] || []);
  if (areas.length === 0) return ok(name, say('swapNone'));
  const plain = areas.filter((area) => !area.startsWith('/dev/zram') && !isEncrypted(area, mapped));
  return plain.length === 0
    ? ok(name, areas.join(', '))
    : degraded(
        name,
        say('swapPlain', { areas: plain.join(', ') }),
        say('swapOff', { areas: plain.join(' ') }),
      );
}

const isEncrypted = (area: string, mapped: MemoryReadings['mapped']): boolean =>
  mapped[area.replace(/^\/dev\//, '')]?.startsWith('CRYPT') ?? false;
