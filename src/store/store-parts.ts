import type { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../logger.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { Keys } from './keys.ts';
import type { Vault } from './vault.ts';

/** The parts of a store. */
export interface StoreParts {
  readonly database: DatabaseSync;
  readonly keys: Keys;
  readonly vault: Vault;
  readonly audit: AuditTrail;
  /** How long a screening waits for the pharmacist, in milliseconds. */
  readonly retentionMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}
