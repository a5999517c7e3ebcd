import type { ClockReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say } from './sentence.ts';

/**
 * Slips and records state the time. The developer kits have no clock battery: without a network their clock starts in
 * 1970, or where it was when they were switched off.
 */
export function checkClock({ timedatectl, boardClocks, now, released }: ClockReadings): Check {
  const name = 'clock';
  const time = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (now < released) {
    return failed(name, time, say('clockSet'));
  }
  const synchronized = /^NTPSynchronized=(yes|no)$/m.exec(timedatectl?.stdout ?? '')?.[1];
  if (synchronized === 'yes') return ok(name, say('clockSynchronised', { time }));
  if (synchronized === undefined) {
    return degraded(name, say('clockUnknown', { time }), say('clockCorrect'));
  }
  if (!boardClocks.some((seconds) => Number(seconds) * 1000 >= released.getTime())) {
    return failed(name, say('clockNotKept', { time }), say('clockKeep'));
  }
  return degraded(name, say('clockNotSynchronised', { time }), say('clockSynchronise'));
}
