import type { SevenPoint } from '../judgement/seven-point.ts';
import type { TriageLevel } from '../judgement/triage.ts';
import type { Pathway, Review, ScreeningRecord } from './record.ts';

/** What the pharmacist puts a name to. */
export interface Decision {
  readonly decision: 'accept' | 'override';
  /** As the pharmacist sees it: that of the triage with `accept`, another one with `override`. */
  readonly level: TriageLevel;
  readonly reason: string | null;
  readonly pathway: Pathway;
  readonly note: string;
  readonly alias: string | null;
  readonly sevenPoint: SevenPoint;
  readonly name: string;
  readonly registration: string;
}

/** What the pharmacist wrote, and the papers show. */
export const writtenIn = ({ reason, note, alias, name, registration }: Decision): string =>
  [reason, note, alias, name, registration].join('\n');

/** The record with the decision, or why it can't be signed so. A decision may be put right until its paper prints. */
export function signed(
  record: ScreeningRecord,
  given: Decision,
  signedAt: string,
): ScreeningRecord | SignRefusal {
  const { decision, level, reason, pathway, note, alias, sevenPoint, name, registration } = given;
  const proposed = record.screening.triage?.level;
  if (proposed === undefined) return 'no-result';
  if (record.referralPrinting === 'printing') return 'is-printing';
  if (decision === 'accept' && (level !== proposed || reason !== null)) return 'not-what-was-proposed';
  if (decision === 'override' && level === proposed) return 'not-an-override';
  if (decision === 'override' && !reason?.trim()) return 'reason-missing';
  if (!name.trim() || !registration.trim()) return 'signature-missing';
  const review: Review = {
    decision,
    level,
    reason: reason?.trim() ?? null,
    pathway,
    note: note.trim(),
    sevenPoint,
    pharmacist: { name: name.trim(), registration: registration.trim() },
    signedAt,
  };
  return { ...record, alias: alias?.trim() || null, review, referralPrinting: 'none' };
}

export type SignRefusal =
  | 'no-result'
  | 'is-printing'
  | 'not-what-was-proposed'
  | 'not-an-override'
  | 'reason-missing'
  | 'signature-missing';

/** Nothing is printed that nobody signed. */
export const printing = (record: ScreeningRecord): ScreeningRecord | undefined =>
  record.review !== null && record.referralPrinting !== 'printing'
    ? { ...record, referralPrinting: 'printing' }
    : undefined;

export const printed = (record: ScreeningRecord, paperCame: boolean): ScreeningRecord | undefined =>
  record.referralPrinting === 'printing'
    ? { ...record, referralPrinting: paperCame ? 'printed' : 'failed' }
    : undefined;

/** Asked once, and not after the decision. */
export const retakeAsked = (record: ScreeningRecord, askedAt: string): ScreeningRecord | undefined =>
  record.review === null && !record.retakeAskedAt ? { ...record, retakeAskedAt: askedAt } : undefined;

/** While paper is on its way it could be about nobody any more. */
export const mayEnd = ({ referralPrinting }: ScreeningRecord): boolean => referralPrinting !== 'printing';
