import { z } from 'zod';

export type { AuditEvent } from '../screening/record/audit-event.ts';

const auditLineSchema = z.strictObject({
  seq: z.int(),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
  /** Counts the visits of this trail: nothing else has this number. Null of what concerns no visit. */
  visit: z.int().nullable(),
  /** An `AuditEvent`, or what another version called one. */
  event: z.string(),
});

/** GET /pharmacist/audit, for sessions: what was done on this kiosk, and nobody's name. */
export const auditViewSchema = z.strictObject({
  /** The newest entries, the newest first. */
  entries: z.array(auditLineSchema).readonly(),
  /** How many there are in all. */
  total: z.int(),
  /** Hash of the last entry, in hexadecimal digits: noted elsewhere, it shows later whether the end was cut off. */
  head: z.string(),
  /** The first entry that does not follow from those before it, so that something was changed; null if all do. */
  firstBroken: z.int().nullable(),
});

export type AuditView = z.infer<typeof auditViewSchema>;
