import type { ClockReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';

/**
 * Slips and records state the time. The developer kits have no clock battery: without a network their clock starts in
 * 1970, or where it was when they were switched off.
 */
export function checkClock({ timedatectl, boardClocks, now, released }: ClockReadings): Check {
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
  if (synchronized === undefined) {
    const remedy = 'Run timedatectl and correct what it reports.';
    return degraded(name, `${value}, not known whether synchronised`, remedy);
  }
  if (!boardClocks.some((seconds) => Number(seconds) * 1000 >= released.getTime())) {
    return failed(
      name,
      `${value}, neither synchronised nor kept by a battery`,
      "Connect the network and run: sudo timedatectl set-ntp true. Without a network, put a battery on the board's clock, then run: sudo timedatectl set-time 'YYYY-MM-DD hh:mm'",
    );
  }
  return degraded(
    name,
    `${value}, not synchronised`,
    'Connect the network and run: sudo timedatectl set-ntp true',
  );
}
