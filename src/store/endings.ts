import { systemCode } from '../errors.ts';
import type { AuditEvent, EndReason } from '../screening/record/audit-event.ts';
import { inTransaction } from './migrations.ts';
import type { Retention } from './retention.ts';
import type { StoreParts } from './store-parts.ts';

/** Ends screenings for good. The key goes first; anything that the disk refuses after that is tried again later. */
export class Endings {
  readonly #parts: StoreParts;
  readonly #retention: Retention;
  /** Visits whose keys are destroyed but whose end could not be written to the database yet. */
  readonly #unfinished = new Map<string, EndReason>();

  constructor(parts: StoreParts, retention: Retention) {
    this.#parts = parts;
    this.#retention = retention;
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
    try {
      return this.#retention.due().filter((id) => !this.isUnfinished(id));
    } catch (error) {
      this.#logFailure('sweep-failed', error);
      return [];
    }
  }

  keepCount(): void {
    try {
      this.#retention.keepCount();
    } catch (error) {
      this.#logFailure('count-not-kept', error);
    }
  }

  dropNumbers(outcomes: { sweep(): void }): void {
    try {
      outcomes.sweep();
    } catch (error) {
      this.#logFailure('numbers-not-dropped', error);
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
      if (changes === 1) audit.add(at, id, `ended-${why}` satisfies AuditEvent);
    });
    // The journal still holds the deleted rows.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #logFailure(event: string, error: unknown, screening?: string): void {
    const code = systemCode(error) ?? 'unknown';
    this.#parts.logger.error({ event, screening, code });
  }
}
