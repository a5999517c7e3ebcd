import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { AuditEntry, AuditReader } from './port.ts';

/** A few plain words, so that nothing that anyone typed can become an event. */
const eventName = /^[a-z][a-z0-9-]{0,39}$/;

const rowSchema = z.object({
  seq: z.int(),
  at: z.string(),
  screening_id: z.string().nullable(),
  event: z.string(),
  hash: z.instanceof(Uint8Array),
});

type Row = z.infer<typeof rowSchema>;

/** The last entry. Written down elsewhere, it shows later whether the end of the trail was cut off. */
export interface AuditHead {
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
}

/**
 * What was done, entry by entry, each with the hash of the one before, so that changing or removing an entry means
 * forging every later hash.
 */
export class AuditTrail implements AuditReader {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** @throws Error when the event is not a name such as 'photo-used' */
  add(at: string, screeningId: string | null, event: string): void {
    if (!eventName.test(event)) throw new Error('not the name of an event');
    const { seq, hash } = this.#last();
    const next = { seq: seq + 1, at, screening_id: screeningId, event };
    this.#database
      .prepare('INSERT INTO audit (seq, at, screening_id, event, hash) VALUES (?, ?, ?, ?, ?)')
      .run(next.seq, at, screeningId, event, hashOf(hash, next));
  }

  get head(): AuditHead {
    const { seq, hash } = this.#last();
    return { seq, hash: Buffer.from(hash).toString('hex') };
  }

  *entries(): Generator<AuditEntry> {
    for (const raw of this.#database.prepare('SELECT * FROM audit ORDER BY seq').iterate()) {
      const { seq, at, screening_id: screeningId, event } = rowSchema.parse(raw);
      yield { seq, at, screeningId, event };
    }
  }

  /** @returns the number of the first entry that does not follow from those before it; null if all do */
  firstBroken(): number | null {
    let before: Pick<Row, 'seq' | 'hash'> = { seq: 0, hash: new Uint8Array() };
    for (const raw of this.#database.prepare('SELECT * FROM audit ORDER BY seq').iterate()) {
      const row = rowSchema.parse(raw);
      if (row.seq !== before.seq + 1 || !hashOf(before.hash, row).equals(row.hash)) return row.seq;
      before = row;
    }
    return null;
  }

  #last(): Pick<Row, 'seq' | 'hash'> {
    const raw = this.#database.prepare('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get();
    return raw === undefined ? { seq: 0, hash: new Uint8Array() } : rowSchema.parse(raw);
  }
}

function hashOf(before: Uint8Array, { seq, at, screening_id, event }: Omit<Row, 'hash'>): Buffer {
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([seq, at, screening_id, event]))
    .digest();
}
