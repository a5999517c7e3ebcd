import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { sampleReview } from '../fakes/records/record.ts';
import { emptyRecord, recordOf } from './records.ts';
import { clock, crash, events, full, pass, places, rows, start, switchedOff } from './running-store.ts';

const minute = 60_000;
const hour = 60 * minute;
const year = 365 * 24 * hour;

/** A store in which one screening has just begun to wait. */
function withOneWaiting() {
  const open = start();
  open.store.save(full());
  open.store.handOver('s');
  return open;
}

/** Lets time pass as the daemon's timer does, in larger steps. */
function passWithSweeps(ms: number, store = start().store) {
  for (let left = ms; left > 0; left -= hour) {
    pass(Math.min(hour, left));
    store.sweep();
  }
  return store;
}

describe('retention', () => {
  it('ends what waited too long, and nothing before', () => {
    const { store } = withOneWaiting();
    const changes = vi.fn();
    store.onQueue(changes);
    pass(24 * hour - 1);
    store.sweep();
    expect(store.queue()).toHaveLength(1);
    expect(changes).not.toHaveBeenCalled();
    pass(1);
    store.sweep();
    expect(store.queue()).toEqual([]);
    expect(store.read('s')).toBeNull();
    expect(changes).toHaveBeenCalled();
    expect(rows('screening')).toMatchObject([{ ended: 'expired', number: null }]);
  });

  it('is looked after by a timer, and at every start', () => {
    vi.useFakeTimers();
    try {
      const { store } = withOneWaiting();
      pass(24 * hour);
      vi.advanceTimersByTime(61_000);
      expect(store.queue()).toEqual([]);
      store.save(emptyRecord('t'));
      store.handOver('t');
      crash();
      pass(24 * hour);
      expect(start().store.queue()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['forward by years, as a network sets a clock without battery', 56 * year],
    ['forward by a day', 24 * hour],
    ['back by a year', -year],
  ])('%s ends nothing early, and keeps nothing for longer', (_, jump) => {
    const { store } = withOneWaiting();
    pass(10 * minute);
    clock.time += jump;
    passWithSweeps(23 * hour + 49 * minute, store);
    expect(store.queue()).toHaveLength(1);
    passWithSweeps(minute, store);
    expect(store.queue()).toEqual([]);
    expect(events()).toEqual(['begun', 'handed-over', 'clock-set', 'ended-expired']);
  });

  it('changes the time that people read, within a minute', () => {
    clock.time = Date.parse('1970-01-01T00:10:00Z');
    const { store } = withOneWaiting();
    expect(store.queue()).toMatchObject([{ expiresAt: '1970-01-02T00:10:00.000Z' }]);
    pass(4 * hour);
    clock.time = Date.parse('2026-11-29T19:40:00Z');
    store.sweep();
    expect(store.queue()).toMatchObject([{ expiresAt: '2026-11-30T15:40:00.000Z' }]);
  });

  it('corrects when a visit began and its photos were taken, also after a restart, once, and leaves what was signed', () => {
    clock.time = Date.parse('1970-01-01T00:10:00Z');
    const { store } = start();
    for (const review of [null, sampleReview()]) {
      const id = review ? 'signed' : 'open';
      const { screening } = full();
      const captures = screening.captures.map((one) => ({ ...one, takenAt: '1970-01-01T00:08:00.000Z' }));
      const record = recordOf({ ...screening, captures, id }, { startedAt: '1970-01-01T00:05:00.000Z' });
      store.save(record);
      store.handOver(id);
      if (review) store.save({ ...record, review });
    }
    pass(4 * hour);
    clock.time = Date.parse('2026-11-29T19:40:00Z');
    crash();
    const after = start();
    after.store.sweep();
    expect(after.store.read('open')?.startedAt).toBe('2026-11-29T15:35:00.000Z');
    const takenAt = (id: string) => after.store.read(id)?.screening.captures[0]?.takenAt;
    expect(takenAt('open')).toBe('2026-11-29T15:38:00.000Z');
    expect(after.store.read('signed')?.startedAt).toBe('1970-01-01T00:05:00.000Z');
    expect(takenAt('signed')).toBe('1970-01-01T00:08:00.000Z');
    expect(events().filter((event) => event === 'clock-set')).toHaveLength(1);
    pass(hour);
    after.store.sweep();
    expect(after.store.read('open')?.startedAt).toBe('2026-11-29T15:35:00.000Z');
  });

  it('does not take the time for which the machine was off for one', () => {
    withOneWaiting();
    switchedOff(9 * hour);
    rmSync(join(places.runtimeFolder, 'boot.key'));
    const { store } = start();
    store.sweep();
    expect(store.queue()).toMatchObject([
      { incomplete: true, record: { startedAt: '2026-11-23T12:00:00.000Z' } },
    ]);
  });

  it('does not change whose turn it is', () => {
    const { store } = withOneWaiting();
    clock.time -= year;
    store.save(emptyRecord('t'));
    store.handOver('t');
    expect(store.queue().map(({ id }) => id)).toEqual(['s', 't']);
  });
});

describe('a machine that is switched off', () => {
  it('adds that time at most, whatever its clock says afterwards', () => {
    const { store } = withOneWaiting();
    passWithSweeps(10 * hour, store);
    switchedOff(12 * hour);
    clock.time -= year;
    const after = passWithSweeps(13 * hour + 59 * minute);
    expect(after.queue()).toHaveLength(1);
    passWithSweeps(minute, after);
    expect(after.queue()).toEqual([]);
  });

  it('counts what runs before the daemon, and a daemon that is down meanwhile', () => {
    withOneWaiting();
    crash();
    pass(10 * hour);
    start();
    switchedOff(hour);
    pass(14 * hour - 1);
    const { store } = start();
    expect(store.queue()).toHaveLength(1);
    pass(1);
    store.sweep();
    expect(store.queue()).toEqual([]);
  });

  it('counts from now on what waited under an older version of the database', () => {
    const older = new DatabaseSync(join(places.stateFolder, 'kiosk.db'));
    older.exec(`${migrations[0]}; PRAGMA user_version = 1`);
    older
      .prepare(
        `INSERT INTO screening (id, state, started_at, handed_over_at, expires_at, number, kiosk)
         VALUES ('s', 'waiting', :at, :at, :at, '7F3K9QXM', :kiosk)`,
      )
      .run({ at: '1970-01-01T00:10:00.000Z', kiosk: JSON.stringify(full().kiosk) });
    older.close();
    pass(30 * hour);
    const { store } = start();
    expect(store.queue()).toHaveLength(1);
    passWithSweeps(24 * hour - 1, store);
    expect(store.queue()).toHaveLength(1);
    passWithSweeps(1, store);
    expect(store.queue()).toEqual([]);
  });
});
