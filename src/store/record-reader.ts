import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { triageLevels } from '../screening/judgement/triage.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import { newScreening } from '../screening/visit/screening.ts';
import { guarded, storeFailed } from './database.ts';
import type { Keys } from './keys.ts';
import type { QueueEntry } from './port.ts';
import { recordOf } from './record-codec.ts';
import { kioskSchema } from './record-schema.ts';
import { unseal } from './seal.ts';
import type { Vault } from './vault.ts';

/** Name under which a part is sealed. */
export const partName = (screeningId: string, name: string) => `${screeningId}/part/${name}`;

export const waitingSchema = z.object({
  id: z.string(),
  started_at: z.string(),
  expires_at: z.string(),
  number: z.string(),
  level: z.enum(triageLevels).nullable(),
  kiosk: z.string().transform((json) => kioskSchema.parse(JSON.parse(json))),
});

const partSchema = z.object({ name: z.string(), sealed: z.instanceof(Uint8Array) });

/** Reads the kept records, in the daemon and beside it. */
export class RecordReader {
  readonly #database: DatabaseSync;
  readonly #keys: Keys;
  readonly #vault: Vault;
  readonly #unreadable: (screeningId: string) => void;
  /** Records of waiting screenings as last written or read, because pages and probes often look at the queue. */
  readonly #known = new Map<string, ScreeningRecord>();

  /** @param unreadable called for a record that can't be read although its key exists */
  constructor(
    database: DatabaseSync,
    keys: Keys,
    vault: Vault,
    unreadable: (screeningId: string) => void = () => undefined,
  ) {
    this.#database = database;
    this.#keys = keys;
    this.#vault = vault;
    this.#unreadable = unreadable;
  }

  /** Called by the only process that writes: this is the record from now on. */
  remember(record: ScreeningRecord): void {
    this.#known.set(record.screening.id, record);
  }

  forget(screeningId: string): void {
    this.#known.delete(screeningId);
  }

  /** @throws KioskError `store-failed` */
  read(screeningId: string): ScreeningRecord | null {
    const key = this.#keys.get(screeningId);
    if (!key) return null;
    return this.#known.get(screeningId) ?? this.#open(screeningId, key);
  }

  #open(screeningId: string, key: Uint8Array): ScreeningRecord | null {
    const rows = guarded(() =>
      this.#database.prepare('SELECT name, sealed FROM part WHERE screening_id = ?').all(screeningId),
    );
    if (rows.length === 0) return null;
    try {
      const sealed = new Map(
        rows.map((row) => partSchema.parse(row)).map((part) => [part.name, part.sealed]),
      );
      return recordOf((name) => {
        const part = sealed.get(name);
        return part && unseal(key, partName(screeningId, name), part);
      });
    } catch {
      this.#unreadable(screeningId);
      return null;
    }
  }

  /** @throws KioskError `store-failed` */
  async readPhoto(screeningId: string, photoId: string): Promise<Uint8Array | null> {
    const key = this.#keys.get(screeningId);
    if (!key) return null;
    try {
      return await this.#vault.read(screeningId, photoId, key);
    } catch (error) {
      if (!this.#keys.get(screeningId)) return null; // ended meanwhile
      throw storeFailed(error);
    }
  }

  /** In the order in which they began, because the clock may have been set since. @throws KioskError `store-failed` */
  queue(): QueueEntry[] {
    const rows = guarded(() =>
      this.#database.prepare(`SELECT * FROM screening WHERE state = 'waiting' ORDER BY rowid`).all(),
    );
    return rows.map((raw) => {
      const row = waitingSchema.parse(raw);
      const record = this.read(row.id);
      const { id, expires_at: expiresAt } = row;
      return record ? { id, record, expiresAt } : { id, record: remains(row), expiresAt, incomplete: true };
    });
  }
}

/** What a power cut leaves of a record: the level, the times, the number, and which kiosk made it. */
const remains = ({
  id,
  started_at,
  number,
  level,
  kiosk,
}: z.output<typeof waitingSchema>): ScreeningRecord => ({
  screening: {
    ...newScreening(id),
    step: 'done',
    triage: level && { level, reasons: [] },
    handedOver: 'yes',
  },
  number,
  startedAt: started_at,
  kiosk,
  alias: null,
  review: null,
  referralPrinting: 'none',
});
