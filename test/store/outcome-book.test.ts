import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { sampleRecord, sampleReview } from '../fakes/records/record.ts';
import { full, pass, places, rows, start } from './running-store.ts';

const at = '2026-11-20T10:00:00.000Z';

/** Signed with this pathway, this long after the visit began. */
const signed = (id: string, minutes: number, pathway: 'urgent' | 'routine' | 'none' = 'urgent') => {
  const { startedAt } = sampleRecord();
  const signedAt = new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
  return {
    ...full(),
    startedAt,
    number: `N${id}`,
    screening: { ...full().screening, id },
    review: sampleReview({ pathway, signedAt }),
  };
};

it('counts signed visits by month and what doctors found, long after the visits are erased', () => {
  const { store } = start();
  for (const record of [signed('a', 10), signed('b', 30, 'routine'), signed('c', 60, 'none')]) {
    store.save(record, 'signed');
    store.handOver(record.screening.id);
    store.save({ ...record, referralPrinting: 'printed' });
  }
  store.save(full());
  for (const id of ['a', 'b', 'c']) store.end(id, 'done-by-pharmacist');
  expect(store.outcomes.awaited().map(({ number }) => number)).toEqual(['Na', 'Nb']);
  expect(store.outcomes.record('Na', 'treated')).toBe(true);
  expect(store.outcomes.record('Na', 'benign')).toBe(false);
  expect(store.outcomes.awaited().map(({ number }) => number)).toEqual(['Nb']);
  expect(store.outcomes.months()).toMatchObject([
    {
      month: '2026-11',
      visits: 4,
      signed: 3,
      referred: 2,
      outcomes: { benign: 0, follow: 0, treated: 1 },
      confirmed: 1,
      minutesToDecision: 30,
    },
  ]);
});

it('counts the minutes from the first photo, and not those of the questions before it', () => {
  const { store } = start();
  const { screening, ...record } = signed('a', 10);
  const takenAt = new Date(Date.parse(record.startedAt) + 4 * 60_000).toISOString();
  const captures = screening.captures.map((capture) => ({ ...capture, takenAt }));
  store.save({ ...record, screening: { ...screening, captures } }, 'signed');
  expect(store.outcomes.months()).toMatchObject([{ minutesToDecision: 6 }]);
});

it('follows a corrected decision, and forgets a number once the doctor answered, whatever is saved after', () => {
  const { store } = start();
  const record = signed('a', 10);
  store.save(record, 'signed');
  store.handOver('a');
  store.save({ ...record, review: sampleReview({ ...record.review, pathway: 'routine' }) }, 'signed-again');
  expect(store.outcomes.awaited()).toMatchObject([{ number: 'Na', pathway: 'routine' }]);
  store.outcomes.record('Na', 'benign');
  store.save({ ...record, referralPrinting: 'printed' });
  expect(store.outcomes.awaited()).toEqual([]);
  expect(rows('outcome')).toMatchObject([{ number: null, signed_at: null, outcome: 'benign' }]);
});

it('forgets a number that nobody has answered for 180 days, and keeps its figures', () => {
  const { store } = start();
  store.save(signed('a', 10), 'signed');
  pass(181 * 86_400_000);
  expect(store.outcomes.awaited()).toHaveLength(1);
  store.sweep();
  expect(store.outcomes.awaited()).toEqual([]);
  expect(rows('outcome')).toMatchObject([{ number: null, signed_at: null }]);
  expect(store.outcomes.months()).toMatchObject([{ signed: 1, minutesToDecision: 10 }]);
});

it('forgets when a visit was signed that an older version of the database kept for good', () => {
  const older = new DatabaseSync(join(places.stateFolder, 'kiosk.db'));
  older.exec(migrations.slice(0, 3).join(';'));
  older.exec('PRAGMA user_version = 3');
  for (const [id, number] of Object.entries({ a: null, b: 'Nb' })) {
    older
      .prepare(
        `INSERT INTO screening (id, state, started_at, ended_at, ended) VALUES (?, 'ended', ?, ?, 'expired')`,
      )
      .run(id, at, at);
    older
      .prepare(`INSERT INTO outcome VALUES (?, ?, '2026-11', ?, 'refer', 'urgent', 12, NULL)`)
      .run(id, number, at);
  }
  older.close();
  const { store } = start();
  expect(rows('outcome')).toMatchObject([
    { screening_id: 'a', number: null, signed_at: null },
    { screening_id: 'b', number: 'Nb', signed_at: at },
  ]);
  expect(store.outcomes.months()).toMatchObject([{ month: '2026-11', signed: 2, minutesToDecision: 12 }]);
});
