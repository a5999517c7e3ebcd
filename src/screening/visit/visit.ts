import type { ErrorCode } from '../../errors.ts';
import type { HistoryQuestion } from '../judgement/questionnaire.ts';
import type { TriageLevel } from '../judgement/triage.ts';
import type { PersonRule } from '../lesion/person-rule.ts';
import type { VisitNames } from './events.ts';
import type { Language } from './language.ts';
import { newScreening, type Screening, type Step } from './screening.ts';

/** How this kiosk conducts its visits. */
export interface VisitRules {
  /** In which every visit begins. */
  readonly language: Language;
  /** How lesions are judged among the person's own; null if each is judged only by itself. */
  readonly personRule: PersonRule | null;
  /** Seconds from the button to the still. */
  readonly countdownSeconds: number;
  /** Extra seconds if the customer turns their back to the screen. */
  readonly turnSeconds: number;
  /** Whether a photo is taken by itself once the live picture is good. */
  readonly handsFree: boolean;
  /** Seconds for which a good photo is shown before it is used. */
  readonly acceptSeconds: number;
  /** The questions of the history that are asked here. */
  readonly history: readonly HistoryQuestion[];
}

/** What the last screen still knows of a visit that came to its end. */
export interface Parting {
  /** Null where there was no result. */
  readonly outcome: TriageLevel | null;
  /** Whether spots had a number. */
  readonly hasSpots: boolean;
  /** Whether an urgent sign sent the customer to the pharmacist. */
  readonly isUrgent: boolean;
}

/** A call to the pharmacist: it rings at the desk until somebody there answers it. */
export type Call = 'none' | 'ringing' | 'answered';

/** How a visit ends. */
export type VisitEnd = 'finished' | 'stopped-by-customer' | 'left-alone' | 'abandoned';

/**
 * The time that one customer stands at the kiosk: the screening, which is kept, and what matters only while it lasts.
 * Immutable.
 */
export interface Visit {
  readonly screening: Screening;
  /** See `VisitNames`. */
  readonly number: string;
  readonly rules: VisitRules;
  /** Code of the last failure in this step; null once it is repaired. */
  readonly fault: ErrorCode | null;
  /** Set once the visit is over; after that only `cleared` fits. */
  readonly ended: VisitEnd | null;
  readonly call: Call;
  /** Set on the last screen alone. */
  readonly parting: Parting | null;
}

export const newVisit = ({ id, number }: VisitNames, rules: VisitRules, step: Step = 'welcome'): Visit => ({
  screening: { ...newScreening(id, rules.personRule, rules.language), step },
  number,
  rules,
  fault: null,
  ended: null,
  call: 'none',
  parting: null,
});
