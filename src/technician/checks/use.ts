import { type Check, degraded, ok } from './check.ts';
import { say } from './sentence.ts';

const dayMs = 24 * 3_600_000;
const mostDays = 7;

/** @param madeAt when the sheet of scale cards was last made; null if never */
export function checkScaleCards(madeAt: Date | null): Check {
  const name = 'scale-cards';
  return madeAt === null
    ? degraded(name, say('cardsNone'), say('cardsPrint'))
    : ok(name, say('cardsMade', { date: madeAt.toISOString().slice(0, 10) }));
}

/** @param unreviewed languages whose translation nobody has read and signed for, by their codes */
export function checkTranslations(unreviewed: readonly string[]): Check {
  const name = 'translations';
  return unreviewed.length === 0
    ? ok(name, say('translationsReviewed'))
    : degraded(name, say('translationsOpen', { languages: unreviewed.join(', ') }), say('translationsRead'));
}

/** @param at when the pharmacist last signed in; null if never */
export function checkPharmacistSession(at: Date | null, now: Date): Check {
  const name = 'pharmacist-session';
  const remedy = say('sessionAsk');
  if (at === null) return degraded(name, say('sessionNone'), remedy);
  const days = Math.max(0, Math.floor((now.getTime() - at.getTime()) / dayMs));
  const value = days === 0 ? say('sessionToday') : say('sessionDays', { days });
  return days >= mostDays ? degraded(name, value, remedy) : ok(name, value);
}
