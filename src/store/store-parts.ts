import type { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../logger.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { Keys } from './keys.ts';
import type { Vault } from './vault.ts';

/** A clock of the machine that nobody sets: whole ms since it started, and which start that was. */
export interface Uptime {
  readonly boot: string;
  readonly ms: number;
}

/** What a store is made of. */
export interface StoreParts {
  readonly database: DatabaseSync;
  readonly keys: Keys;
  readonly vault: Vault;
  readonly audit: AuditTrail;
  /** How long a screening waits for the pharmacist, counted by `uptime`. */
  readonly retentionMs: number;
  readonly uptime: () => Uptime;
  /** Milliseconds since 1970, as the clock is set. */
  readonly now: () => number;
  /** @throws KioskError `store-failed` where the database's files are no longer there */
  readonly requireFiles: () => void;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}
