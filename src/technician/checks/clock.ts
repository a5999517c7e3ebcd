import type { ClockReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';

/** Slips and records state the time, and the developer kits have no clock battery. */
export function checkClock({ timedatectl, now, released }: ClockReadings): Check {
  const name = 'clock';
  const value = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (now < released) {
    return failed(
      name,
      value,
      'Set the clock with timedatectl: it shows a day before this release was made.',
    );
  }
  const synchronized = /^NTPSynchronized=(yes|no)$/m.exec(timedatectl?.stdout ?? '')?.[1];
  if (synchronized === 'yes') return ok(name, `${value}, synchronised`);
  return synchronized === 'no'
    ? degraded(
        name,
        `${value}, not synchronised`,
        'Connect the network and run: sudo timedatectl set-ntp true',
      )
    : degraded(
        name,
        `${value}, not known whether synchronised`,
        'Run timedatectl and correct what it reports.',
      );
}
