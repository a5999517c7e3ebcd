import type { AuditReader } from './port.ts';

/** A line of the audit trail for people: it names no screening. */
export interface AuditLine {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Counts the visits of this trail; null of what concerns no visit. */
  readonly visit: number | null;
  readonly event: string;
}

/** CSV, the oldest entry first. */
export const auditTable = (audit: AuditReader): string =>
  [
    'entry,at,visit,event',
    ...linesOf(audit).map(({ seq, at, visit, event }) => `${seq},${at},${visit ?? ''},${event}`),
  ]
    .map((line) => `${line}\r\n`)
    .join('');

/** A screening's id stands in what is exported of it too, so that here its visit gets a number of its own. */
export function linesOf(audit: AuditReader): AuditLine[] {
  const visits = new Map<string, number>();
  const visitOf = (id: string): number => {
    const number = visits.get(id) ?? visits.size + 1;
    visits.set(id, number);
    return number;
  };
  return Array.from(audit.entries(), ({ seq, at, screeningId, event }) => ({
    seq,
    at,
    visit: screeningId === null ? null : visitOf(screeningId),
    event,
  }));
}
