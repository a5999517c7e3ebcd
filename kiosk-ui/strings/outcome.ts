import type { TriageLevel } from '../../src/contract/kiosk.ts';
import type { KioskWords } from './en/kiosk.ts';

/**
 * The one sentence of a result (RULES.md 2), on the screen and on paper. An answer alone can ask for the pharmacist:
 * then no spot has a number, and the sentence mentions none.
 */
export const outcomeSentence = (
  level: TriageLevel | null,
  hasSpots: boolean,
  { outcomes, outcomesWithoutSpots }: Pick<KioskWords, 'outcomes' | 'outcomesWithoutSpots'>,
): string =>
  level === null
    ? outcomes.inconclusive
    : !hasSpots && (level === 'refer' || level === 'follow-up')
      ? outcomesWithoutSpots[level]
      : outcomes[level];
