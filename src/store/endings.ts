import { z } from 'zod';
import { systemCode } from '../errors.ts';
import { inTransaction } from './migrations.ts';
import type { EndReason } from './port.ts';
import type { StoreParts } from './store-parts.ts';

const idSchema = z.object({ id: z.string() });

/** Ends screenings for good. The key goes first; anything that the disk refuses after that is tried again later. */
export class Endings {
  readonly #parts: StoreParts;
  /** Visits whose keys are destroyed but whose end could not be written to the database yet. */
  readonly #unfinished = new Map<string, EndReason>();

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  isUnfinished(screeningId: string): boolean {
    return this.#unfinished.has(screeningId);
  }

  end(screeningId: string, why: EndReason): void {
    this.#unfinished.set(screeningId, why);
    try {
      this.#finish(screeningId, why);
      this.#unfinished.delete(screeningId);
    } catch (error) {
      this.#logFailure('end-unfinished', error, screeningId);
    }
  }

  retry(): void {
    for (const [id, why] of [...this.#unfinished]) this.end(id, why);
  }

  /** The screenings that have waited too long for the pharmacist. */
  due(): string[] {
    const { database, now } = this.#parts;
    try {
      return database
        .prepare(`SELECT id FROM screening WHERE state = 'waiting' AND expires_at <= ?`)
        .all(new Date(now()).toISOString())
        .map((row) => idSchema.parse(row).id)
        .filter((id) => !this.isUnfinished(id));
    } catch (error) {
      this.#logFailure('sweep-failed', error);
      return [];
    }
  }

  #finish(id: string, why: EndReason): void {
    const { database, keys, vault, audit, now } = this.#parts;
    const at = new Date(now()).toISOString();
    keys.destroy(id);
    vault.remove(id);
    inTransaction(database, () => {
      database.prepare('DELETE FROM part WHERE screening_id = ?').run(id);
      const { changes } = database
        .prepare(
          `UPDATE screening SET state = 'ended', number = NULL, level = NULL, kiosk = NULL, ended_at = ?, ended = ?
           WHERE id = ? AND state != 'ended'`,
        )
        .run(at, why, id);
      if (changes === 1) audit.add(at, id, `ended-${why}`);
    });
    // The journal still holds the deleted rows.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #logFailure(event: string, error: unknown, screening?: string): void {
    const code = systemCode(error) ?? 'unknown';
    this.#parts.logger.error({ event, screening, code });
  }
}
