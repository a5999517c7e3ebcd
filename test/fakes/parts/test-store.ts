import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { uptimeReader } from '../../../src/devices/system/uptime.ts';
import { AuditTrail } from '../../../src/store/audit-trail.ts';
import { storeFailed } from '../../../src/store/database.ts';
import { Keys } from '../../../src/store/keys.ts';
import { migrate } from '../../../src/store/migrations.ts';
import { SqliteStore } from '../../../src/store/sqlite-store.ts';
import { Vault } from '../../../src/store/vault.ts';

/** One folder per process; most earlier processes were ended before they could tidy up. */
const folderOf = (pid: number | string) => join(tmpdir(), `test-stores-${pid}`);
for (const name of readdirSync(tmpdir())) {
  const pid = /^test-stores-(\d+)$/.exec(name)?.[1];
  if (pid !== undefined && !existsSync(`/proc/${pid}`))
    rmSync(folderOf(pid), { recursive: true, force: true });
}

/** The store itself, with its database in memory and its photos in a folder of this process. */
export class TestStore extends SqliteStore {
  readonly database: DatabaseSync;
  readonly trail: AuditTrail;
  #isFull = false;

  constructor() {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const folder = join(folderOf(process.pid), randomUUID());
    const audit = new AuditTrail(database);
    const quiet = () => undefined;
    super({
      database,
      keys: Keys.open(null),
      vault: new Vault(folder),
      audit,
      retentionMs: 3_600_000,
      uptime: uptimeReader(),
      now: Date.now,
      requireFiles: () => undefined,
      logger: { info: quiet, warn: quiet, error: quiet },
    });
    this.database = database;
    this.trail = audit;
  }

  /** What was done, in order. */
  get events(): string[] {
    return this.database
      .prepare('SELECT event FROM audit ORDER BY seq')
      .all()
      .map(({ event }) => String(event));
  }

  /** Behaves like a full disk: nothing can be written any longer. */
  set isFull(full: boolean) {
    this.#isFull = full;
    this.database.exec(`PRAGMA query_only = ${full ? 1 : 0}`);
  }

  override async savePhoto(...photo: Parameters<SqliteStore['savePhoto']>): Promise<void> {
    if (this.#isFull) throw storeFailed(new Error('ENOSPC'));
    await super.savePhoto(...photo);
  }
}
