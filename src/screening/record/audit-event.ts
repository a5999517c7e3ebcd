import type { VisitEnd } from '../visit/visit.ts';

/** How a screening ended, for the audit trail, which does not say whose it was. */
export type EndReason = VisitEnd | 'done-by-pharmacist' | 'expired';

/** What the audit trail says was done; the pharmacist's page has a sentence for each. */
export type AuditEvent =
  | 'begun'
  | 'consented'
  | 'photo-used'
  | 'photo-analysed'
  | 'photo-left-out'
  | 'slip-printed'
  | 'slip-failed'
  | 'handed-over'
  | `ended-${EndReason}`
  /** Beside `ended-done-by-pharmacist`: whether it was signed before. */
  | 'ended-signed'
  | 'ended-unsigned'
  | 'signed'
  | 'signed-again'
  | 'retake-asked'
  | 'outcome-noted'
  | 'print-slip'
  | 'print-letter'
  | 'printed'
  | 'print-failed'
  | 'left-unfinished'
  | 'taken-up-unfinished'
  | 'clock-set'
  | 'exported'
  | 'sent-to-fhir'
  | 'not-sent-to-fhir'
  | 'lost-to-power-cut'
  | 'database-damaged'
  | `pharmacist-${'signed-in' | 'signed-out' | 'pin-wrong' | 'pin-locked' | 'pin-broken'}`
  | 'computer-paired'
  | 'computers-forgotten';
