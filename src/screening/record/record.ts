import type { SevenPoint } from '../judgement/seven-point.ts';
import type { TriageLevel } from '../judgement/triage.ts';
import type { TakenPhoto } from '../visit/capture.ts';
import type { Screening } from '../visit/screening.ts';

/** Which kiosk made a record, for both papers and the export. */
export interface KioskIdentity {
  readonly pharmacy: string;
  readonly serial: string;
  /** The version in package.json. */
  readonly softwareVersion: string;
  readonly models: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
  /** The provider that really ran the models, and why no better one did: 'tensorrt', 'cpu (tensorrt: no-engine)'. */
  readonly provider: string;
}

/** What is to be done, chosen by the pharmacist and never preset by software (RULES.md 15). */
export const pathways = ['urgent', 'routine', 'watch-8-weeks', 'not-assessable', 'none'] as const;

export type Pathway = (typeof pathways)[number];

/** The pharmacist's signed decision on a screening. */
export interface Review {
  readonly decision: 'accept' | 'override';
  /** The pharmacist's level; that of the triage with `accept`. */
  readonly level: TriageLevel;
  /** Why the triage was overridden: never empty with `override`, null with `accept`. */
  readonly reason: string | null;
  readonly pathway: Pathway;
  readonly note: string;
  /** The checklist after the pharmacist went through it with the customer; absent where nothing was changed. */
  readonly sevenPoint?: SevenPoint;
  readonly pharmacist: { readonly name: string; readonly registration: string };
  /** ISO 8601, UTC. */
  readonly signedAt: string;
}

/** The form as the pharmacist has filled it in so far, letter by letter; nothing in it is signed. */
export interface Draft {
  readonly decision: 'accept' | 'override' | null;
  /** The level that was accepted or chosen. */
  readonly level: TriageLevel | null;
  readonly reason: string;
  readonly pathway: Pathway | null;
  readonly note: string;
  readonly alias: string;
  readonly sevenPoint: SevenPoint;
  readonly name: string;
  readonly registration: string;
}

/** A draft is shared by every page that shows its screening. */
export interface Drafting {
  /** Counts every change, a signature included: a page that has not seen the latest one may not overwrite it. */
  readonly revision: number;
  readonly draft: Draft | null;
}

/**
 * What the store keeps of one screening; the pharmacist's page, the letter and the export read it. The photos are kept
 * apart, under the ids of the captures and close-ups.
 */
export interface ScreeningRecord {
  /** The record has the id of its screening. */
  readonly screening: Screening;
  /** The number on the slip and in its QR code: random, with nothing personal in it. */
  readonly number: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly kiosk: KioskIdentity;
  /** Initials or an alias for the letter, if the customer gave the pharmacist one. */
  readonly alias: string | null;
  /** Null until the pharmacist has signed. */
  readonly review: Review | null;
  /** Absent until the pharmacist has begun to fill in the form. */
  readonly drafting?: Drafting;
  /** ISO 8601, UTC: when the pharmacist asked for better photos. Absent if never; null once they were taken. */
  readonly retakeAskedAt?: string | null;
  /** State of the referral papers. It is apart from the clinical outcome: one can fail while the other stands. */
  readonly referralPrinting: 'none' | 'printing' | 'printed' | 'failed';
}

/** When a photo was taken; when its visit began, where its record does not say. */
export const takenAtOf = ({ takenAt }: TakenPhoto, { startedAt }: ScreeningRecord): string =>
  takenAt ?? startedAt;

/** When the first photo was taken; when the visit began, where it has none or its record does not say. */
export const firstPhotoAt = (record: ScreeningRecord): string => {
  const [first] = record.screening.captures;
  return first === undefined ? record.startedAt : takenAtOf(first, record);
};
