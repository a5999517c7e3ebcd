import type { DatabaseSync } from 'node:sqlite';
import { openRuntimeFolder } from '../devices/system/runtime-folder.ts';
import { uptimeReader } from '../devices/system/uptime.ts';
import { KioskError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { figuresTable } from '../screening/record/figures-table.ts';
import type { Settings } from '../settings.ts';
import { auditTable } from '../store/audit-lines.ts';
import { AuditTrail } from '../store/audit-trail.ts';
import { openDatabaseToRead } from '../store/database.ts';
import { type OpenStore, openStore, openStoreToRead, type StoreReader } from '../store/open-store.ts';
import { SqliteOutcomes } from '../store/outcome-book.ts';

/**
 * Opens the store and ends what the last daemon left open. Without a folder in memory for keys, a restart loses the
 * photos of waiting visits.
 */
export async function openKioskStore(settings: Settings, logger: Logger): Promise<OpenStore> {
  const { stateFolder, retentionHours } = settings;
  const runtimeFolder = await openRuntimeFolder(settings.runtimeFolder, stateFolder, (why) =>
    logger.warn({
      event: 'no-runtime-folder',
      why,
      detail: 'The keys of visits stay in this process, so a restart loses their photos.',
    }),
  );
  return openStore({ stateFolder, runtimeFolder, retentionHours, logger, uptime: uptimeReader() });
}

/**
 * Opens the store for reading, beside a running kiosk or after it.
 * @throws KioskError `record-gone`, `store-failed`
 */
export async function openKioskStoreToRead({
  stateFolder,
  runtimeFolder: wanted,
}: Settings): Promise<StoreReader> {
  const whys: string[] = [];
  const runtimeFolder = await openRuntimeFolder(wanted, stateFolder, (why) => whys.push(why));
  const store = openStoreToRead({ stateFolder, runtimeFolder });
  if (store !== null) return store;
  const why = whys.length > 0 ? ` (the folder of its keys: ${whys.join(', ')})` : '';
  throw new KioskError(
    'record-gone',
    `No visit is kept in ${stateFolder}${why}. Run this as the kiosk's user, with its settings, and before the machine restarts.`,
  );
}

/**
 * The audit trail as CSV, beside a running kiosk or after it.
 * @throws KioskError `record-gone`, `store-newer`, `store-failed`
 */
export const readAuditTable = (settings: Settings): string =>
  readTable(settings, (database) => auditTable(new AuditTrail(database)));

/**
 * The pharmacy's own figures as CSV, beside a running kiosk or after it.
 * @throws KioskError `record-gone`, `store-newer`, `store-failed`
 */
export const readFiguresTable = (settings: Settings): string =>
  readTable(settings, (database) => figuresTable(new SqliteOutcomes(database, Date.now).months()));

function readTable({ stateFolder }: Settings, tableOf: (database: DatabaseSync) => string): string {
  const opened = openDatabaseToRead(stateFolder);
  if (opened === null)
    throw new KioskError(
      'record-gone',
      `No kiosk has run with ${stateFolder} yet. Run this as the kiosk's user, with its settings.`,
    );
  try {
    return tableOf(opened.database);
  } finally {
    opened.close();
  }
}
