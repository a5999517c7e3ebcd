import type { TriageLevel } from '../../src/contract/kiosk.ts';
import { en } from './en/kiosk.ts';

/**
 * The one sentence of a result (RULES.md 2), on the screen and on paper. An answer alone can ask for the pharmacist:
 * then no spot has a number, and the sentence mentions none.
 */
export const outcomeSentence = (level: TriageLevel | null, hasSpots: boolean): string =>
  level === null
    ? en.outcomes.inconclusive
    : !hasSpots && (level === 'refer' || level === 'follow-up')
      ? en.outcomesWithoutSpots[level]
      : en.outcomes[level];
