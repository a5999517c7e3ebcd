import type { TriageLevel } from '../../src/contract/kiosk.ts';
import { en } from './en/kiosk.ts';

/**
 * The one sentence of a result (method.md, safety rule 2), on the screen and on paper. What asks to see the
 * pharmacist can come from an answer alone: then there is no numbered spot to speak of.
 */
export const outcomeSentence = (level: TriageLevel | null, hasSpots: boolean): string =>
  level === null
    ? en.outcomes.inconclusive
    : !hasSpots && (level === 'refer' || level === 'follow-up')
      ? en.outcomesWithoutSpots[level]
      : en.outcomes[level];
