import type { SevenPoint } from '../judgement/seven-point.ts';
import type { TriageLevel } from '../judgement/triage.ts';
import { draftingOf } from './draft.ts';
import type { Pathway, Review, ScreeningRecord } from './record.ts';

/** What the pharmacist signs. */
export interface Decision {
  readonly decision: 'accept' | 'override';
  /** The pharmacist's level: that of the triage with `accept`, a different one with `override`. */
  readonly level: TriageLevel;
  readonly reason: string | null;
  readonly pathway: Pathway;
  readonly note: string;
  readonly alias: string | null;
  readonly sevenPoint: SevenPoint;
  readonly name: string;
  readonly registration: string;
}

/** Everything that the pharmacist typed and the papers show. */
export const writtenIn = ({ reason, note, alias, name, registration }: Decision): string =>
  [reason, note, alias, name, registration].join('\n');

/** The record with the decision, or why it can't be signed. A decision may be corrected until its paper prints. */
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
  const drafting = { revision: draftingOf(record).revision + 1, draft: null };
  return { ...record, alias: alias?.trim() || null, review, drafting, referralPrinting: 'none' };
}

export type SignRefusal =
  | 'no-result'
  | 'is-printing'
  | 'not-what-was-proposed'
  | 'not-an-override'
  | 'reason-missing'
  | 'signature-missing';

/** Nothing is printed before it is signed. */
export const printing = (record: ScreeningRecord): ScreeningRecord | undefined =>
  record.review !== null && record.referralPrinting !== 'printing'
    ? { ...record, referralPrinting: 'printing' }
    : undefined;

export const printed = (record: ScreeningRecord, paperCame: boolean): ScreeningRecord | undefined =>
  record.referralPrinting === 'printing'
    ? { ...record, referralPrinting: paperCame ? 'printed' : 'failed' }
    : undefined;

/** Better photos can be asked for once, where there is a result, and not after the decision. */
export const retakeAsked = (record: ScreeningRecord, askedAt: string): ScreeningRecord | undefined =>
  record.review === null && !record.retakeAskedAt && record.screening.triage !== null
    ? { ...record, retakeAskedAt: askedAt }
    : undefined;

/** A visit must not end while its paper prints: the paper would then be about a visit that no longer exists. */
export const mayEnd = ({ referralPrinting }: ScreeningRecord): boolean => referralPrinting !== 'printing';
