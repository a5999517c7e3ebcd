import type { ErrorCode } from '../../errors.ts';
import type { PersonRule } from '../lesion/person-rule.ts';
import type { VisitNames } from './events.ts';
import { newScreening, type Screening, type Step } from './screening.ts';

/** How this kiosk conducts its visits. */
export interface VisitRules {
  /** How lesions are judged among the person's own; null if each is judged only by itself. */
  readonly personRule: PersonRule | null;
  /** Seconds from the button to the still. */
  readonly countdownSeconds: number;
  /** Extra seconds if the customer turns their back to the screen. */
  readonly turnSeconds: number;
}

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
}

export const newVisit = ({ id, number }: VisitNames, rules: VisitRules, step: Step = 'welcome'): Visit => ({
  screening: { ...newScreening(id, rules.personRule), step },
  number,
  rules,
  fault: null,
  ended: null,
});
