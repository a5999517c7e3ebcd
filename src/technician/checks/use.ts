import { type Check, degraded, ok } from './check.ts';

const dayMs = 24 * 3_600_000;
const mostDays = 7;

/** @param madeAt when the sheet of scale cards was last made; null if never */
export function checkScaleCards(madeAt: Date | null): Check {
  const name = 'scale-cards';
  return madeAt === null
    ? degraded(
        name,
        'no sheet was made: no spot can be measured',
        'Print the sheet at 100 % and lay a card beside the camera: npm run scale-card -- --out FILE.pdf',
      )
    : ok(name, `sheet made on ${madeAt.toISOString().slice(0, 10)}`);
}

/** @param unreviewed languages whose translation nobody has read and signed for, by their codes */
export function checkTranslations(unreviewed: readonly string[]): Check {
  const name = 'translations';
  return unreviewed.length === 0
    ? ok(name, 'all reviewed by a person')
    : degraded(
        name,
        `not yet reviewed by a person: ${unreviewed.join(', ')}`,
        'Have a native speaker who knows the pharmacy read each, and enter the name in kiosk-ui/strings/languages.ts.',
      );
}

/** @param at when the pharmacist last signed in; null if never */
export function checkPharmacistSession(at: Date | null, now: Date): Check {
  const name = 'pharmacist-session';
  const remedy = 'Ask the pharmacist whether the PIN is known and who looks at the visits that wait.';
  if (at === null) return degraded(name, 'none yet', remedy);
  const days = Math.max(0, Math.floor((now.getTime() - at.getTime()) / dayMs));
  const value = days === 0 ? 'within a day' : `${days} days ago`;
  return days >= mostDays ? degraded(name, value, remedy) : ok(name, value);
}
