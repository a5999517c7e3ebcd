import type { QualityFault } from '../judgement/quality.ts';
import { noAnswers, type RiskAnswers, type UrgentAnswers } from '../judgement/questionnaire.ts';
import type { Triage } from '../judgement/triage.ts';
import type { PersonRule } from '../lesion/person-rule.ts';
import type { Place } from '../space/body-site.ts';
import type { Candidate, Capture, Closeup, Target } from './capture.ts';
import type { Language } from './language.ts';

/** The step that the customer has reached. `speak-now` and `declined` end the visit without a further photo. */
export const steps = [
  'welcome',
  'consent',
  'declined',
  'urgent',
  'speak-now',
  'tone',
  'spots',
  'history',
  'answers',
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
  /** What the customer reads, on the screen and on paper. */
  readonly language: Language;
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
  /** Whether the kiosk takes the photo by itself; false once the customer stopped its countdown for this target. */
  readonly handsFree: boolean;
  /** Set at step `review`. */
  readonly candidate: Candidate | null;
  readonly captures: readonly Capture[];
  readonly closeups: readonly Closeup[];
  readonly triage: Triage | null;
  readonly handedOver: HandedOver;
  /** True from the time that the pharmacist asks for better photos until one is taken. */
  readonly retakeAsked: boolean;
  /** True once the pharmacist has signed: nothing is added from then on. */
  readonly signed: boolean;
  readonly slip: SlipState;
}

export const newScreening = (
  id: string,
  personRule: PersonRule | null = null,
  language: Language = 'en',
): Screening => ({
  id,
  step: 'welcome',
  language,
  personRule,
  urgentAnswers: {},
  risk: noAnswers,
  series: null,
  target: null,
  tries: { failed: 0, faults: [] },
  countdown: null,
  handsFree: true,
  candidate: null,
  captures: [],
  closeups: [],
  triage: null,
  handedOver: 'not-asked',
  retakeAsked: false,
  signed: false,
  slip: 'none',
});
