import type { SevenPoint } from '../judgement/seven-point.ts';
import type { TriageLevel } from '../judgement/triage.ts';
import type { Screening } from '../visit/screening.ts';

/** Which kiosk made a record, for both papers and the export. */
export interface KioskIdentity {
  readonly pharmacy: string;
  readonly serial: string;
  /** Of package.json. */
  readonly softwareVersion: string;
  readonly models: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
  /** What really ran the models, and why nothing better did: 'tensorrt', 'cpu (tensorrt: no-engine)'. */
  readonly provider: string;
}

/** What is to be done, chosen by the pharmacist and never preset by software (method.md, "Slip, letter"). */
export const pathways = ['urgent', 'routine', 'watch-8-weeks', 'not-assessable', 'none'] as const;

export type Pathway = (typeof pathways)[number];

/** The pharmacist's word on a screening, signed. */
export interface Review {
  readonly decision: 'accept' | 'override';
  /** As the pharmacist sees it; the triage's own with `accept`. */
  readonly level: TriageLevel;
  /** Why the triage was overridden: never empty with `override`, null with `accept`. */
  readonly reason: string | null;
  readonly pathway: Pathway;
  readonly note: string;
  /** The checklist as the pharmacist went through it with the customer; absent where it was left as it came. */
  readonly sevenPoint?: SevenPoint;
  readonly pharmacist: { readonly name: string; readonly registration: string };
  /** ISO 8601, UTC. */
  readonly signedAt: string;
}

/**
 * What the store keeps of one screening, and the pharmacist's page, the letter and the export read. The photos lie apart,
 * under the ids of the captures and close-ups.
 */
export interface ScreeningRecord {
  /** The id of the screening is the record's. */
  readonly screening: Screening;
  /** On the slip and in its QR code: random, nothing personal. */
  readonly number: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly kiosk: KioskIdentity;
  /** Initials or alias for the letter, if the customer gave the pharmacist one. */
  readonly alias: string | null;
  /** Null until the pharmacist signed. */
  readonly review: Review | null;
  /** ISO 8601, UTC: when the pharmacist asked for better photos; absent, or null once there are some. */
  readonly retakeAskedAt?: string | null;
  /** Of the referral papers, apart from the clinical outcome: one can fail while the other stands. */
  readonly referralPrinting: 'none' | 'printing' | 'printed' | 'failed';
}
