import type { QualityFault } from '../judgement/quality.ts';
import { noAnswers, type RiskAnswers, type UrgentAnswers } from '../judgement/questionnaire.ts';
import type { Triage } from '../judgement/triage.ts';
import type { PersonRule } from '../lesion/person-rule.ts';
import type { Place } from '../space/body-site.ts';
import type { Candidate, Capture, Closeup, Target } from './capture.ts';

/** The step that the customer has reached. `speak-now` and `too-young` end the visit without a photo. */
export const steps = [
  'welcome',
  'about',
  'age',
  'too-young',
  'consent',
  'urgent',
  'speak-now',
  'risk',
  'scope',
  'body-site',
  'capture',
  'review',
  'analysing',
  'result',
  'closeup-spot',
  'done',
] as const;

export type Step = (typeof steps)[number];

/** State of the slip. It is apart from the outcome, which stands even if the paper fails. */
export const slipStates = ['none', 'printing', 'printed', 'failed'] as const;

export type SlipState = (typeof slipStates)[number];

/** Whether the customer lets the pharmacist see the photos and answers: a consent of its own, after the result. */
export const handOverAnswers = ['not-asked', 'yes', 'no'] as const;

export type HandedOver = (typeof handOverAnswers)[number];

/** A full check in progress, and which of its places is being photographed. */
export interface Series {
  readonly places: readonly Place[];
  readonly at: number;
}

/** The photos of the current target whose quality failed. */
export interface Tries {
  readonly failed: number;
  /** What was wrong with the last one. */
  readonly faults: readonly QualityFault[];
}

/** What is kept of one customer's visit. It is the aggregate of the record. Immutable. */
export interface Screening {
  readonly id: string;
  readonly step: Step;
  /** How lesions are judged among the person's own; null if each is judged only by itself. */
  readonly personRule: PersonRule | null;
  readonly urgentAnswers: UrgentAnswers;
  readonly risk: RiskAnswers;
  readonly series: Series | null;
  /** Set at steps `capture` and `review`. */
  readonly target: Target | null;
  readonly tries: Tries;
  /** Seconds until the still; 0 while it is taken; null when nothing is about to be taken. */
  readonly countdown: number | null;
  /** Set at step `review`. */
  readonly candidate: Candidate | null;
  readonly captures: readonly Capture[];
  readonly closeups: readonly Closeup[];
  readonly triage: Triage | null;
  readonly handedOver: HandedOver;
  /** True from the time that the pharmacist asks for better photos until one is taken. */
  readonly retakeAsked: boolean;
  readonly slip: SlipState;
}

export const newScreening = (id: string, personRule: PersonRule | null = null): Screening => ({
  id,
  step: 'welcome',
  personRule,
  urgentAnswers: {},
  risk: noAnswers,
  series: null,
  target: null,
  tries: { failed: 0, faults: [] },
  countdown: null,
  candidate: null,
  captures: [],
  closeups: [],
  triage: null,
  handedOver: 'not-asked',
  retakeAsked: false,
  slip: 'none',
});
