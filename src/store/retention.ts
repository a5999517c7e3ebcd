import { z } from 'zod';
import { inTransaction } from './migrations.ts';
import type { StoreParts, Uptime } from './store-parts.ts';

const rowSchema = z.object({
  id: z.string(),
  handed_over_at: z.string(),
  waited_ms: z.number(),
  counted_boot: z.string().nullable(),
  counted_ms: z.number().nullable(),
});

interface Waiting {
  readonly id: string;
  /** By the clock as it was set then; ISO 8601, UTC. */
  readonly handedOverAt: string;
  readonly waitedMs: number;
}

/** What a clock drifts by in a day stays below this. */
const leastStepMs = 60_000;

/**
 * Counts how long screenings have waited for the pharmacist. Only the machine's uptime counts, because the time of day may
 * be years wrong until a network sets it, and may then jump either way. Therefore a screening never ends before its hours
 * have run, and never later than its hours plus the time for which the machine was off.
 */
export class Retention {
  readonly #parts: Pick<StoreParts, 'database' | 'uptime' | 'now' | 'retentionMs'>;

  constructor(parts: Pick<StoreParts, 'database' | 'uptime' | 'now' | 'retentionMs'>) {
    this.#parts = parts;
  }

  /** When a screening that has waited for `waitedMs` will end, by the clock as it is set now. ISO 8601, UTC. */
  expiryAfter(waitedMs: number): string {
    const { now, retentionMs } = this.#parts;
    return new Date(now() + retentionMs - waitedMs).toISOString();
  }

  /**
   * The screenings whose time is over.
   * @throws Error from SQLite
   */
  due(): string[] {
    const { retentionMs } = this.#parts;
    return this.#waiting()
      .filter(({ waitedMs }) => waitedMs >= retentionMs)
      .map(({ id }) => id);
  }

  /**
   * Saves the count, from which the next start of the machine continues.
   * @throws Error from SQLite
   */
  keepCount(): void {
    const { database, uptime } = this.#parts;
    const waiting = this.#waiting();
    if (waiting.length === 0) return;
    const { boot, ms } = uptime();
    inTransaction(database, () => {
      const keep = database.prepare(
        'UPDATE screening SET waited_ms = ?, counted_boot = ?, counted_ms = ?, expires_at = ? WHERE id = ?',
      );
      for (const { id, waitedMs } of waiting) keep.run(waitedMs, boot, ms, this.expiryAfter(waitedMs), id);
    });
  }

  /**
   * The screenings since whose hand-over the clock was set, with how far, in ms.
   * @throws Error of SQLite
   */
  clockSteps(): (Waiting & { readonly byMs: number })[] {
    const { now } = this.#parts;
    return this.#waiting()
      .map((one) => ({ ...one, byMs: now() - one.waitedMs - Date.parse(one.handedOverAt) }))
      .filter(({ byMs }) => Math.abs(byMs) > leastStepMs);
  }

  #waiting(): Waiting[] {
    const { database, uptime } = this.#parts;
    const now = uptime();
    return database
      .prepare(
        `SELECT id, handed_over_at, waited_ms, counted_boot, counted_ms FROM screening WHERE state = 'waiting'`,
      )
      .all()
      .map((row) => rowSchema.parse(row))
      .map((row) => ({
        id: row.id,
        handedOverAt: row.handed_over_at,
        waitedMs: row.waited_ms + sinceCounted(row, now),
      }));
  }
}

function sinceCounted(
  { counted_boot, counted_ms }: z.output<typeof rowSchema>,
  { boot, ms }: Uptime,
): number {
  // It was handed over before this was counted at all.
  if (counted_boot === null || counted_ms === null) return 0;
  return counted_boot === boot ? Math.max(0, ms - counted_ms) : ms;
}
