import type { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../logger.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { Keys } from './keys.ts';
import type { Vault } from './vault.ts';

/** How long the machine has run, in whole milliseconds, and an id of the boot: a clock that nobody sets. */
export interface Uptime {
  readonly boot: string;
  readonly ms: number;
}

/** The parts of a store. */
export interface StoreParts {
  readonly database: DatabaseSync;
  readonly keys: Keys;
  readonly vault: Vault;
  readonly audit: AuditTrail;
  /** How long a screening waits for the pharmacist, in milliseconds of uptime. */
  readonly retentionMs: number;
  readonly uptime: () => Uptime;
  /** Milliseconds since 1970, as the clock is set. */
  readonly now: () => number;
  /** @throws KioskError `store-failed` if the database's files no longer exist */
  readonly requireFiles: () => void;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}
