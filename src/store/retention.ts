import { z } from 'zod';
import { inTransaction } from './migrations.ts';
import type { StoreParts, Uptime } from './store-parts.ts';

const rowSchema = z.object({
  id: z.string(),
  waited_ms: z.number(),
  counted_boot: z.string().nullable(),
  counted_ms: z.number().nullable(),
});

/**
 * Counts how long screenings have waited for the pharmacist. The time of day may be years wrong until a network sets it,
 * and may then jump either way: only the machine's uptime counts. So a screening is never ended before its hours have
 * run, and never later than its hours and the time for which the machine was switched off.
 */
export class Retention {
  readonly #parts: Pick<StoreParts, 'database' | 'uptime' | 'now' | 'retentionMs'>;

  constructor(parts: Pick<StoreParts, 'database' | 'uptime' | 'now' | 'retentionMs'>) {
    this.#parts = parts;
  }

  /** When one that has waited for so long is ended, by the time of day as it is set now. ISO 8601, UTC. */
  expiryAfter(waitedMs: number): string {
    const { now, retentionMs } = this.#parts;
    return new Date(now() + retentionMs - waitedMs).toISOString();
  }

  /** The screenings that have waited for long enough. @throws Error of SQLite */
  due(): string[] {
    const { retentionMs } = this.#parts;
    return this.#waiting()
      .filter(({ waitedMs }) => waitedMs >= retentionMs)
      .map(({ id }) => id);
  }

  /** Writes down what was counted: a start of the machine goes on from there. @throws Error of SQLite */
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

  #waiting(): { readonly id: string; readonly waitedMs: number }[] {
    const { database, uptime } = this.#parts;
    const now = uptime();
    return database
      .prepare(`SELECT id, waited_ms, counted_boot, counted_ms FROM screening WHERE state = 'waiting'`)
      .all()
      .map((row) => rowSchema.parse(row))
      .map((row) => ({ id: row.id, waitedMs: row.waited_ms + sinceCounted(row, now) }));
  }
}

function sinceCounted(
  { counted_boot, counted_ms }: z.output<typeof rowSchema>,
  { boot, ms }: Uptime,
): number {
  // Handed over before this was counted at all.
  if (counted_boot === null || counted_ms === null) return 0;
  return counted_boot === boot ? Math.max(0, ms - counted_ms) : ms;
}
