import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { triageLevels } from '../screening/judgement/triage.ts';
import { type Awaited, type MonthFigures, type Outcome, outcomes } from '../screening/record/outcome.ts';
import { firstPhotoAt, pathways, type ScreeningRecord } from '../screening/record/record.ts';
import { guarded } from './database.ts';
import type { OutcomeBook } from './port.ts';

/** For so long a doctor's answer may come; then number and time go, and the figures stay. */
const awaitedDays = 180;
const dayMs = 86_400_000;

const awaitedSchema = z.object({
  number: z.string(),
  signed_at: z.string(),
  level: z.enum(triageLevels),
  pathway: z.enum(pathways),
});

const signedSchema = z.object({
  month: z.string(),
  pathway: z.enum(pathways),
  /** From the first photo. Versions until 0.9.0 noted them from the start of the visit, as the table's own words say. */
  minutes: z.number(),
  outcome: z.enum(outcomes).nullable(),
});

const visitsSchema = z.object({ month: z.string(), visits: z.int() });

/** Keeps what became of signed visits, in the kiosk's database. */
export class SqliteOutcomes implements OutcomeBook {
  readonly #database: DatabaseSync;
  readonly #now: () => number;

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Notes a signed record, in the transaction that saves it; a corrected decision replaces the one before. */
  note(record: ScreeningRecord): void {
    const { screening, number, startedAt, review } = record;
    if (review === null) return;
    const { level, pathway, signedAt } = review;
    const minutes = Math.max(0, (Date.parse(signedAt) - Date.parse(firstPhotoAt(record))) / 60_000);
    this.#database
      .prepare(
        `INSERT INTO outcome (screening_id, number, month, signed_at, level, pathway, minutes) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (screening_id) DO UPDATE SET level = excluded.level, pathway = excluded.pathway`,
      )
      .run(screening.id, number, startedAt.slice(0, 7), signedAt, level, pathway, minutes);
  }

  awaited(): readonly Awaited[] {
    return guarded(() =>
      this.#database
        .prepare(
          `SELECT number, signed_at, level, pathway FROM outcome
           WHERE number IS NOT NULL AND pathway IN ('urgent', 'routine', 'not-assessable') ORDER BY signed_at`,
        )
        .all()
        .map((row) => awaitedSchema.parse(row))
        .map(({ signed_at: signedAt, ...rest }) => ({ ...rest, signedAt })),
    );
  }

  record(number: string, outcome: Outcome): boolean {
    return guarded(() => {
      const { changes } = this.#database
        .prepare('UPDATE outcome SET outcome = ?, number = NULL, signed_at = NULL WHERE number = ?')
        .run(outcome, number);
      return changes === 1;
    });
  }

  months(): readonly MonthFigures[] {
    return guarded(() => {
      const signed = this.#database
        .prepare('SELECT month, pathway, minutes, outcome FROM outcome')
        .all()
        .map((row) => signedSchema.parse(row));
      return this.#database
        .prepare(
          `SELECT substr(started_at, 1, 7) AS month, count(*) AS visits FROM screening GROUP BY month ORDER BY month DESC`,
        )
        .all()
        .map((row) => visitsSchema.parse(row))
        .map(({ month, visits }) => ({ visits, ...figuresOf(month, signed) }));
    });
  }

  /** Drops numbers, and times of signatures, for which nobody will answer any longer. */
  sweep(): void {
    const until = new Date(this.#now() - awaitedDays * dayMs).toISOString();
    this.#database
      .prepare('UPDATE outcome SET number = NULL, signed_at = NULL WHERE signed_at < ?')
      .run(until);
  }
}

function figuresOf(
  month: string,
  all: readonly z.output<typeof signedSchema>[],
): Omit<MonthFigures, 'visits'> {
  const signed = all.filter((one) => one.month === month);
  const count = (outcome: Outcome) => signed.filter((one) => one.outcome === outcome).length;
  const found = { benign: count('benign'), follow: count('follow'), treated: count('treated') };
  return {
    month,
    signed: signed.length,
    referred: signed.filter(({ pathway }) => pathway === 'urgent' || pathway === 'routine').length,
    outcomes: found,
    confirmed: found.follow + found.treated,
    minutesToDecision: median(signed.map(({ minutes }) => minutes)),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
