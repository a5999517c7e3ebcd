import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Logger } from '../logger.ts';
import { takenUp } from '../screening/record/settled.ts';
import { AuditTrail } from './audit-trail.ts';
import { fileMissing, guarded, openDatabase, openDatabaseToRead } from './database.ts';
import { Keys } from './keys.ts';
import { schemaVersion } from './migrations.ts';
import type { ScreeningStore } from './port.ts';
import { RecordReader } from './record-reader.ts';
import { SqliteStore } from './sqlite-store.ts';
import type { Uptime } from './store-parts.ts';
import { Vault } from './vault.ts';

export interface StorePlaces {
  /** Folder on the disk with the database, and the encrypted photos in `photos/`. */
  readonly stateFolder: string;
  /** Folder in memory (tmpfs) of this user; null if there is none, and then no screening survives the daemon. */
  readonly runtimeFolder: string | null;
}

export interface StoreOptions extends StorePlaces {
  readonly retentionHours: number;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Reads how long this machine has run, and since which start. */
  readonly uptime: () => Uptime;
  /** Milliseconds since 1970, as the clock is set. */
  readonly now?: () => number;
}

export interface OpenStore {
  readonly store: SqliteStore;
  readonly audit: AuditTrail;
  /** Names of damaged databases that were put aside in the state folder. */
  readonly aside: readonly string[];
  /**
   * @returns the number of screenings that wait
   * @throws KioskError `store-failed` if the database can't be read, or its file is gone
   */
  check(): number;
  close(): void;
}

const sweepEveryMs = 60_000;
const photosFolder = 'photos';

/**
 * Opens the store and tidies up after the last daemon. A screening that was not handed over is closed as abandoned.
 * One that was handed over keeps waiting, without photos and answers if a power cut took its key.
 * @throws KioskError `store-in-use`, `store-newer`, `store-failed`
 */
export function openStore({
  stateFolder,
  runtimeFolder,
  retentionHours,
  logger,
  uptime,
  now = Date.now,
}: StoreOptions): OpenStore {
  const opened = openDatabase(stateFolder, now);
  const { database, damaged, close } = opened;
  try {
    const keys = guarded(() => Keys.open(runtimeFolder));
    const vault = new Vault(join(stateFolder, photosFolder));
    const audit = new AuditTrail(database);
    const retentionMs = retentionHours * 3_600_000;
    const requireFiles = () => {
      const missing = opened.missingFile();
      if (missing !== null) throw fileMissing(missing);
    };
    const parts = { database, keys, vault, audit, retentionMs, uptime, now, logger, requireFiles };
    const store = new SqliteStore(parts);
    if (damaged !== null) {
      logger.error({ event: 'database-damaged', putAside: damaged });
      store.audit(null, 'database-damaged');
    }
    guarded(() => putInOrder(store, database, keys, vault, logger));
    logger.info({ event: 'store-open', version: schemaVersion, waiting: store.waiting, audit: audit.head });
    const timer = setInterval(() => store.sweep(), sweepEveryMs);
    timer.unref();
    return {
      store,
      audit,
      aside: opened.aside,
      check() {
        requireFiles();
        return store.waiting;
      },
      close() {
        clearInterval(timer);
        logger.info({ event: 'store-closed', audit: audit.head });
        keys.close();
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

export interface StoreReader extends Pick<ScreeningStore, 'read' | 'readPhoto' | 'queue'> {
  close(): void;
}

/**
 * The screenings that wait for the pharmacist, for a process that runs beside the daemon or after it; null if none is
 * kept.
 * @throws KioskError `store-newer`, `store-failed`
 */
export function openStoreToRead({ stateFolder, runtimeFolder }: StorePlaces): StoreReader | null {
  const opened = openDatabaseToRead(stateFolder);
  const keys = runtimeFolder === null ? null : Keys.openToRead(runtimeFolder);
  if (!opened || !keys) {
    opened?.close();
    return null;
  }
  const reader = new RecordReader(opened.database, keys, new Vault(join(stateFolder, photosFolder)));
  return {
    read: (id) => reader.read(id),
    readPhoto: (id, photoId) => reader.readPhoto(id, photoId),
    queue: () => reader.queue(),
    close() {
      keys.close();
      opened.close();
    },
  };
}

const rowSchema = z.object({ id: z.string(), state: z.enum(['open', 'waiting']) });

function putInOrder(
  store: SqliteStore,
  database: DatabaseSync,
  keys: Keys,
  vault: Vault,
  logger: StoreOptions['logger'],
): void {
  const rows = database
    .prepare(`SELECT id, state FROM screening WHERE state != 'ended'`)
    .all()
    .map((row) => rowSchema.parse(row));
  for (const { id, state } of rows) if (state === 'open') store.end(id, 'abandoned');
  store.sweep();
  const waiting = new Set(store.queue().map(({ id }) => id));
  for (const id of waiting) {
    if (keys.get(id)) {
      takeUp(store, id);
      continue;
    }
    vault.remove(id);
    const { changes } = database.prepare('DELETE FROM part WHERE screening_id = ?').run(id);
    if (changes === 0) continue; // known since an earlier start
    store.audit(id, 'lost-to-power-cut');
    logger.warn({ event: 'lost-to-power-cut', screening: id });
  }
  for (const id of keys.ids) if (!waiting.has(id)) keys.destroy(id);
  for (const id of vault.ids()) if (!waiting.has(id)) vault.remove(id);
}

/** Ends what the last daemon left in the middle. */
function takeUp(store: SqliteStore, id: string): void {
  const record = store.read(id);
  if (!record) return;
  const next = takenUp(record);
  if (next !== record) store.save(next, 'taken-up-unfinished');
}
