import { fill } from '../shared/fill.ts';
import { en } from '../strings/en/kiosk.ts';
import { desk as words } from '../strings/en/pharmacist.ts';

const plural = new Intl.PluralRules(en.locale, { type: 'ordinal' });

/** "5th most unlike this person's other spots, of 7": a rank whose direction nobody has to guess. */
export function oddnessText(rank: number | null, total: number): string {
  const text = words.lesion;
  if (rank === null) return text.noRank;
  if (rank === 1) return fill(text.oddest, { total });
  if (rank === total) return fill(text.mostCommon, { total });
  return fill(text.rank, { rank: `${rank}${text.ordinals[plural.select(rank)]}`, total });
}
