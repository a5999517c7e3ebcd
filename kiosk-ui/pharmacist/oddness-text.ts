import { fill } from '../shared/fill.ts';
import { customer, desk as words } from '../shared/staff-words.ts';

/** "5th most unlike this person's other spots, of 7": a rank whose direction nobody has to guess. */
export function oddnessText(rank: number | null, total: number): string {
  const text = words.lesion;
  if (rank === null) return text.noRank;
  if (rank === 1) return fill(text.oddest, { total });
  if (rank === total) return fill(text.mostCommon, { total });
  const rules = new Intl.PluralRules(customer.locale, { type: 'ordinal' });
  return fill(text.rank, { rank: `${rank}${text.ordinals[rules.select(rank)]}`, total });
}
