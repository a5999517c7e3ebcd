import type { TriageLevel } from '../judgement/triage.ts';
import type { Pathway } from './record.ts';

/** What a doctor found, as the pharmacy hears of it weeks later. */
export const outcomes = ['benign', 'follow', 'treated'] as const;

export type Outcome = (typeof outcomes)[number];

/** A signed visit whose doctor has not answered yet. Nothing of the person is in it. */
export interface Awaited {
  /** On the slip and the letter. */
  readonly number: string;
  /** ISO 8601, UTC. */
  readonly signedAt: string;
  readonly level: TriageLevel;
  readonly pathway: Pathway;
}

/** The pharmacy's own figures of one month. */
export interface MonthFigures {
  /** "2026-11", in UTC. */
  readonly month: string;
  /** Every visit that was begun. */
  readonly visits: number;
  readonly signed: number;
  /** Signed with an urgent or a routine referral. */
  readonly referred: number;
  /** Doctors' answers to the visits of this month, by what they found. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Answers that confirm that there was something to see: followed up or treated. */
  readonly confirmed: number;
  /** Median time from the first photo to the signature; null where nothing was signed. */
  readonly minutesToDecision: number | null;
}
