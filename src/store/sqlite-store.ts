import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { codeOf, KioskError } from '../errors.ts';
import type { AuditEvent, EndReason } from '../screening/record/audit-event.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import { correctTimes } from './clock-steps.ts';
import { guarded, storeFailed } from './database.ts';
import { Endings } from './endings.ts';
import { inTransaction } from './migrations.ts';
import { SqliteOutcomes } from './outcome-book.ts';
import type { QueueEntry, ScreeningStore } from './port.ts';
import { partName, RecordReader } from './record-reader.ts';
import { Retention } from './retention.ts';
import { seal } from './seal.ts';
import type { StoreParts } from './store-parts.ts';
import { WrittenParts } from './written-parts.ts';

const stateSchema = z.object({ state: z.enum(['open', 'waiting', 'ended']) });

/** Keeps records in SQLite and photos in the vault, both encrypted under the key of their screening. */
export class SqliteStore implements ScreeningStore {
  readonly outcomes: SqliteOutcomes;
  readonly #parts: StoreParts;
  readonly #reader: RecordReader;
  readonly #written = new WrittenParts();
  readonly #retention: Retention;
  readonly #endings: Endings;
  readonly #events = new EventEmitter<{ queue: [] }>();

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#retention = new Retention(parts);
    this.#endings = new Endings(parts, this.#retention);
    const { database, keys, vault, now, logger } = parts;
    this.outcomes = new SqliteOutcomes(database, now);
    this.#reader = new RecordReader(database, keys, vault, (screening) =>
      logger.error({ event: 'record-unreadable', screening }),
    );
  }

  onQueue(listener: () => void): void {
    this.#events.on('queue', listener);
  }

  save(record: ScreeningRecord, done?: AuditEvent): void {
    const { id } = record.screening;
    const state = guarded(() => this.#stateOf(id));
    const isNew = state === undefined;
    const key = isNew ? this.#parts.keys.create(id) : this.#parts.keys.get(id);
    if (!key || this.#endings.isUnfinished(id)) throw gone();
    try {
      guarded(() => this.#write(record, key, { isNew, done }));
    } catch (error) {
      if (isNew) this.#parts.keys.destroy(id);
      throw error;
    }
    if (state !== 'waiting') return;
    this.#reader.remember(record);
    this.#events.emit('queue');
  }

  async savePhoto(screeningId: string, photoId: string, jpeg: Uint8Array): Promise<void> {
    const { keys, vault } = this.#parts;
    const key = keys.get(screeningId);
    if (!key) throw gone();
    try {
      await vault.write(screeningId, photoId, key, jpeg);
    } catch (error) {
      throw storeFailed(error);
    }
    // The screening has ended meanwhile: nobody has the key, so the file belongs to nothing.
    if (!keys.get(screeningId)) vault.remove(screeningId);
  }

  readPhoto(screeningId: string, photoId: string): Promise<Uint8Array | null> {
    return this.#reader.readPhoto(screeningId, photoId);
  }

  read(screeningId: string): ScreeningRecord | null {
    return this.#reader.read(screeningId);
  }

  handOver(screeningId: string): void {
    const { database, keys, audit, uptime, requireFiles } = this.#parts;
    const record = this.read(screeningId);
    if (!record) throw gone();
    const level = record.screening.triage?.level ?? null;
    const at = this.#time;
    const expiresAt = this.#retention.expiryAfter(0);
    const { boot, ms } = uptime();
    guarded(() => {
      requireFiles();
      // The key is wrapped first: a crash in between leaves the key of an open screening, which the next start
      // destroys.
      keys.wrap(screeningId);
      inTransaction(database, () => {
        const { changes } = database
          .prepare(
            `UPDATE screening SET state = 'waiting', handed_over_at = ?, expires_at = ?, counted_boot = ?, counted_ms = ?,
             number = ?, level = ?, kiosk = ? WHERE id = ? AND state = 'open'`,
          )
          .run(at, expiresAt, boot, ms, record.number, level, JSON.stringify(record.kiosk), screeningId);
        if (changes === 1) audit.add(at, screeningId, 'handed-over' satisfies AuditEvent);
      });
    });
    this.#reader.remember(record);
    this.#events.emit('queue');
  }

  /** Destroys the key first; what the disk refuses after that is done by the next `sweep`. */
  end(screeningId: string, why: EndReason): void {
    this.#written.forget(screeningId);
    this.#reader.forget(screeningId);
    this.#endings.end(screeningId, why);
    this.#events.emit('queue');
  }

  queue(): readonly QueueEntry[] {
    const entries = this.#reader.queue().filter(({ id }) => !this.#endings.isUnfinished(id));
    for (const { record, incomplete } of entries) if (!incomplete) this.#reader.remember(record);
    return entries;
  }

  /**
   * Counts the screenings that wait for the pharmacist, without reading them.
   * @throws KioskError `store-failed`
   */
  get waiting(): number {
    return guarded(() => {
      const row = this.#parts.database
        .prepare(`SELECT count(*) AS waiting FROM screening WHERE state = 'waiting'`)
        .get();
      return Number(row?.waiting);
    });
  }

  audit(screeningId: string | null, event: AuditEvent): void {
    guarded(() => this.#parts.audit.add(this.#time, screeningId, event));
  }

  /**
   * Ends screenings that have waited too long, and those that could not be ended before; writes down how long the
   * others have waited. Never throws.
   */
  sweep(): void {
    this.#endings.retry();
    for (const id of this.#endings.due()) this.end(id, 'expired');
    this.#endings.keepCount();
    this.#endings.dropNumbers(this.outcomes);
    try {
      correctTimes(this.#retention, this.#parts, this);
    } catch (error) {
      this.#parts.logger.error({ event: 'times-not-corrected', code: codeOf(error) });
    }
  }

  /** Writes the parts that have changed. */
  #write(
    record: ScreeningRecord,
    key: Uint8Array,
    { isNew, done }: { readonly isNew: boolean; readonly done: AuditEvent | undefined },
  ): void {
    const { database, audit, requireFiles } = this.#parts;
    requireFiles();
    const { id } = record.screening;
    const changed = this.#written.changedOf(record);
    inTransaction(database, () => {
      if (isNew) {
        database.prepare('INSERT INTO screening (id, started_at) VALUES (?, ?)').run(id, record.startedAt);
        audit.add(this.#time, id, 'begun' satisfies AuditEvent);
      }
      const put = database.prepare(
        'INSERT OR REPLACE INTO part (screening_id, name, sealed) VALUES (?, ?, ?)',
      );
      const level = record.screening.triage?.level ?? null;
      database.prepare(`UPDATE screening SET level = ? WHERE id = ? AND state = 'waiting'`).run(level, id);
      for (const { name, encode } of changed) put.run(id, name, seal(key, partName(id, name), encode()));
      this.outcomes.note(record);
      if (done !== undefined) audit.add(this.#time, id, done);
    });
    this.#written.note(id, changed);
  }

  #stateOf(id: string): z.output<typeof stateSchema>['state'] | undefined {
    const row = this.#parts.database.prepare('SELECT state FROM screening WHERE id = ?').get(id);
    return row && stateSchema.parse(row).state;
  }

  get #time(): string {
    return new Date(this.#parts.now()).toISOString();
  }
}

const gone = () =>
  new KioskError(
    'record-gone',
    'This visit is no longer kept, so nothing can be changed. Start a new visit.',
  );
