import type { ScreeningRecord } from '../screening/record/record.ts';
import type { TakenPhoto } from '../screening/visit/capture.ts';
import type { Retention } from './retention.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * Corrects the times of waiting screenings after the clock was set: without a clock battery they begin in 1970, and their
 * papers would say so. A signed screening stays as it was signed. One whose key is lost may have waited while the machine
 * was switched off, for which nobody knows how long, and stays too.
 * @throws KioskError `store-failed`, Error of SQLite
 */
export function correctTimes(
  retention: Retention,
  { database }: Pick<StoreParts, 'database'>,
  store: {
    read(id: string): ScreeningRecord | null;
    save(record: ScreeningRecord, done: 'clock-set'): void;
  },
): void {
  const keep = database.prepare('UPDATE screening SET handed_over_at = ?, started_at = ? WHERE id = ?');
  for (const { id, handedOverAt, byMs } of retention.clockSteps()) {
    const record = store.read(id);
    if (!record || record.review !== null) continue;
    const startedAt = moved(record.startedAt, byMs);
    // The row first: a crash in between leaves a record that was not corrected, rather than one corrected twice.
    keep.run(moved(handedOverAt, byMs), startedAt, id);
    const { captures, closeups } = record.screening;
    const screening = {
      ...record.screening,
      captures: captures.map((photo) => withTimeMoved(photo, byMs)),
      closeups: closeups.map((photo) => withTimeMoved(photo, byMs)),
    };
    store.save({ ...record, screening, startedAt }, 'clock-set');
  }
}

const withTimeMoved = <Photo extends TakenPhoto>(photo: Photo, byMs: number): Photo =>
  photo.takenAt === undefined ? photo : { ...photo, takenAt: moved(photo.takenAt, byMs) };

const moved = (time: string, byMs: number): string => new Date(Date.parse(time) + byMs).toISOString();
