import type { Referral, ReferralItem, ReferralLesion } from '../screening/record/referral.ts';
import { fill } from './fill.ts';
import { placeName } from './lines.ts';
import type { ReferralStrings } from './referral-strings.ts';

/** The sentences of a referral, which are the same on the slip and in the letter. */

export const spotTitle = ({ number, place }: ReferralLesion, strings: ReferralStrings): string =>
  fill(strings.referral.spot, { n: number, site: placeName(place, strings) });

/** The facts about one lesion, one per line. */
export function lesionFacts(lesion: ReferralLesion, { referral: words }: ReferralStrings): string[] {
  const { longestDiameter: size, oddness, quality, band, doubts, closeupId } = lesion;
  return [
    ...(closeupId === null ? [] : [words.closeup]),
    size === null
      ? words.noScale
      : fill(words.diameter, { mm: rounded(size.mm), error: rounded(size.error) }),
    words.bands[band],
    ...doubts.map((doubt) => words.doubts[doubt]),
    oddness === null ? words.noOddness : fill(words.oddness, oddness),
    quality.faults.length === 0
      ? words.qualityGood
      : fill(words.qualityFaults, { faults: quality.faults.map((fault) => words.faults[fault]).join(', ') }),
  ];
}

/** Below 10 mm, one digit after the point: more would promise more than the error allows. */
const rounded = (mm: number): string => mm.toFixed(mm < 10 ? 1 : 0);

export function pathwayOf({ review, watchUntil }: Referral, strings: ReferralStrings): string {
  const date = watchUntil === null ? '' : dateOf(watchUntil, strings);
  return fill(strings.referral.pathways[review.pathway], { date });
}

/** Accepted or overridden, why, and the pharmacist's note. */
export function decisionOf({ review, triage }: Referral, { referral: words }: ReferralStrings): string[] {
  const level = words.levels[review.level];
  const software = triage === null ? words.noLevel : words.levels[triage.level];
  return [
    review.decision === 'accept'
      ? fill(words.accepted, { level })
      : fill(words.overridden, { level, software }),
    ...(review.reason === null ? [] : [fill(words.reason, { reason: review.reason })]),
    ...(review.note.trim() === '' ? [] : [fill(words.note, { note: review.note.trim() })]),
  ];
}

/** "Change in size (2): yes (asked)". */
export function sevenPointLine({ item, answer, origin }: ReferralItem, strings: ReferralStrings): string {
  const { sevenPointItems, sevenPointAnswers, origins } = strings.referral;
  const how = answer === 'skipped' ? '' : ` (${origins[origin]})`;
  return `${sevenPointItems[item]}: ${sevenPointAnswers[answer]}${how}`;
}

export function sevenPointSum({ sevenPointTotal }: Referral, { referral: words }: ReferralStrings): string {
  const { points, atLeast } = sevenPointTotal;
  return fill(atLeast ? words.sevenPointAtLeast : words.sevenPointTotal, { points });
}

/** The declared tone and every answer of the history. */
export function historyLines({ tone, history }: Referral, { referral: words }: ReferralStrings): string[] {
  return [
    tone === undefined || tone === 'skipped' ? words.noTone : fill(words.tone, { tone }),
    ...history.map(({ question, answer }) => `${words.history[question]}: ${words.answers[answer]}`),
  ];
}

export function madeBy({ kiosk }: Referral, { referral: words }: ReferralStrings): string[] {
  const { serial, softwareVersion: version, provider } = kiosk;
  return [
    fill(words.madeBy, { version, serial, provider }),
    ...kiosk.models.map((model) =>
      fill(words.model, { name: model.name, version: model.version, hash: model.sha256 }),
    ),
  ];
}

export const spotCount = (referral: Referral, { referral: words }: ReferralStrings): string =>
  fill(referral.lesions.length === 0 ? words.noSpots : words.spots, {
    found: referral.lesionsFound,
    shown: referral.lesions.length + referral.moreSpots,
  });

export const aliasOf = ({ alias }: Referral, { referral: words }: ReferralStrings): string =>
  alias === null ? words.noAlias : fill(words.alias, { alias });

export const signatureOf = ({ review }: Referral, { referral: words }: ReferralStrings): string =>
  fill(words.signature, review.pharmacist);

/** The day of an ISO 8601 date or time. */
export function dateOf(day: string, { locale }: ReferralStrings): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

export const timeOf = (time: string, { locale }: ReferralStrings, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(time));
