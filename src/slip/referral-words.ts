import { plural } from '../../kiosk-ui/strings/plural.ts';
import type { Referral, ReferralItem, ReferralLesion } from '../screening/record/referral.ts';
import type { Length } from '../screening/space/scale.ts';
import { fill } from './fill.ts';
import { notExaminedLine, placeName } from './places.ts';
import { punctuationOf } from './punctuation.ts';
import type { ReferralStrings } from './referral-strings.ts';

/** The sentences of a referral, which are the same on the slip and in the letter. */

export const spotTitle = ({ number, place }: ReferralLesion, strings: ReferralStrings): string =>
  fill(strings.referral.spot, { n: number, site: placeName(place, strings) });

export const shortTitle = ({ number, place }: ReferralLesion, strings: ReferralStrings): string =>
  `${number}${punctuationOf(strings.locale).colon}${placeName(place, strings)}`;

/** The facts about one lesion, one per line. */
export function lesionFacts(lesion: ReferralLesion, { locale, referral: words }: ReferralStrings): string[] {
  const { longestDiameter: size, oddness, quality, band, doubts, closeupId } = lesion;
  return [
    ...(closeupId === null ? [] : [words.closeup]),
    size === null ? words.noScale : sizeText(size, words.diameter, locale),
    words.bands[band],
    ...doubts.map((doubt) => words.doubts[doubt]),
    oddness === null ? words.noOddness : fill(words.oddness, oddness),
    quality.faults.length === 0
      ? words.qualityGood
      : fill(words.qualityFaults, {
          faults: quality.faults.map((fault) => words.faults[fault]).join(punctuationOf(locale).comma),
        }),
  ];
}

/** The facts that a slip has room for. */
export const shortFacts = (
  { longestDiameter: size, band }: ReferralLesion,
  { locale, referral: words }: ReferralStrings,
): string[] => [...(size === null ? [] : [sizeText(size, words.diameter, locale)]), words.bands[band]];

const sizeText = ({ mm, error }: Length, sentence: string, locale: string): string =>
  fill(sentence, { mm: rounded(mm, locale), error: rounded(error, locale) });

/** Below 10 mm, one digit after the point: more would promise more than the error allows. */
function rounded(mm: number, locale: string): string {
  const digits = mm < 10 ? 1 : 0;
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale, style).format(mm);
}

export function pathwayOf({ review, watchUntil }: Referral, strings: ReferralStrings): string {
  const date = watchUntil === null ? '' : dateOf(watchUntil, strings);
  return fill(strings.referral.pathways[review.pathway], { date });
}

/** What the practice's reception is to book. */
export const receptionOf = ({ review }: Referral, { referral: words }: ReferralStrings): string =>
  words.reception[review.pathway];

/** What the customer does next, first, and then what holds whatever the papers say. */
export function safetyNetOf({ review, watchUntil, kiosk }: Referral, strings: ReferralStrings): string[] {
  const { slip, referral: words } = strings;
  const date = watchUntil === null ? '' : dateOf(watchUntil, strings);
  const next = fill(words.nextStep[review.pathway], { date, pharmacy: kiosk.pharmacy });
  return [next, ...words.safetyNet, slip.doNotWait];
}

/** Whom the customer asks, and how everything is deleted. */
export function howToDelete(
  { number, kiosk }: Referral,
  { locale, hours, referral: words }: ReferralStrings,
  { copyKept, keptHours }: { readonly copyKept: boolean; readonly keptHours: number },
): string {
  const sentence = copyKept ? words.howToDeleteKept : words.howToDelete;
  const kept = plural(locale, hours, keptHours);
  return fill(sentence, { number, pharmacy: kiosk.pharmacy, hours: kept });
}

export function decisionOf({ review, triage }: Referral, { referral: words }: ReferralStrings): string {
  const software = triage === null ? words.noLevel : words.levels[triage.level];
  return fill(words.decision, { level: words.levels[review.level], software });
}

/** The reason for an override and the note, as the pharmacist typed them. */
export const remarksOf = (referral: Referral, strings: ReferralStrings): string[] =>
  remarks(referral, strings, (text) => text);

/** The same in little room: without line breaks, and cut after `most` characters with a word that there is more. */
export const shortRemarksOf = (referral: Referral, strings: ReferralStrings, most: number): string[] =>
  remarks(referral, strings, (text) => {
    const characters = [...text.replaceAll(/\s+/g, ' ')];
    if (characters.length <= most) return characters.join('');
    return fill(strings.referral.cut, { text: characters.slice(0, most).join('').trimEnd() });
  });

function remarks(
  { review }: Referral,
  { referral: words }: ReferralStrings,
  shown: (text: string) => string,
): string[] {
  const [reason, note] = [review.reason?.trim() ?? '', review.note.trim()];
  return [
    ...(reason === '' ? [] : [fill(words.reason, { reason: shown(reason) })]),
    ...(note === '' ? [] : [fill(words.note, { note: shown(note) })]),
  ];
}

/** "Change in size (2): yes (asked)". */
export function sevenPointLine({ item, answer, origin }: ReferralItem, strings: ReferralStrings): string {
  const { sevenPointItems, sevenPointAnswers, origins } = strings.referral;
  const { colon, open, close } = punctuationOf(strings.locale);
  const how = answer === 'skipped' ? '' : `${open}${origins[origin]}${close}`;
  return `${sevenPointItems[item]}${colon}${sevenPointAnswers[answer]}${how}`;
}

export function sevenPointSum({ sevenPointTotal }: Referral, { referral: words }: ReferralStrings): string {
  const { points, atLeast } = sevenPointTotal;
  return fill(atLeast ? words.sevenPointAtLeast : words.sevenPointTotal, { points });
}

/** What was answered with yes, in the checklist and in the history, each in one line; empty if nothing was. */
export function yesLines(
  { sevenPoint, history }: Referral,
  { locale, referral: words }: ReferralStrings,
): string[] {
  const { semicolon } = punctuationOf(locale);
  const checked = sevenPoint
    .filter(({ answer }) => answer === 'yes')
    .map(({ item }) => words.sevenPointItems[item]);
  const told = history
    .filter(({ answer }) => answer === 'yes')
    .map(({ question }) => words.history[question]);
  return [
    ...(checked.length === 0 ? [] : [fill(words.yesTo, { items: checked.join(semicolon) })]),
    ...(told.length === 0 ? [] : [fill(words.historyYes, { items: told.join(semicolon) })]),
  ];
}

/** For a doctor: for what the software is made, and what nobody looked at (RULES.md 5). */
export const scopeOf = (referral: Referral, strings: ReferralStrings): string =>
  [strings.referral.scope, notExaminedLine(referral, strings)].join(punctuationOf(strings.locale).space);

/** The declared tone and every answer of the history. */
export function historyLines(
  { tone, history }: Referral,
  { locale, referral: words }: ReferralStrings,
): string[] {
  const { colon } = punctuationOf(locale);
  return [
    tone === undefined || tone === 'skipped' ? words.noTone : fill(words.tone, { tone }),
    ...history.map(({ question, answer }) => `${words.history[question]}${colon}${words.answers[answer]}`),
  ];
}

/** The kiosk by its serial number and software. */
export const madeByKiosk = ({ kiosk }: Referral, { referral: words }: ReferralStrings): string =>
  fill(words.madeBy, { version: kiosk.softwareVersion, serial: kiosk.serial });

/** The kiosk and everything that had a part in the result, by version. */
export const madeBy = (referral: Referral, strings: ReferralStrings): string[] => [
  `${strings.referral.madeByTitle}${punctuationOf(strings.locale).colon}${madeByKiosk(referral, strings)}${punctuationOf(strings.locale).comma}${fill(strings.referral.runOn, { provider: referral.kiosk.provider })}`,
  ...referral.kiosk.models.map(({ name, version, sha256: hash }) =>
    fill(strings.referral.model, { name, version, hash }),
  ),
];

/** The checklist in one line. */
export const checklistTotal = (referral: Referral, strings: ReferralStrings): string => {
  const { stop, space } = punctuationOf(strings.locale);
  return [strings.referral.sevenPointTitle, sevenPointSum(referral, strings)].join(stop + space);
};

export const spotCount = (referral: Referral, { referral: words }: ReferralStrings): string =>
  fill(referral.lesions.length === 0 ? words.noSpots : words.spots, {
    found: referral.lesionsFound,
    shown: referral.lesions.length + referral.moreSpots,
  });

/** Empty if the customer gave none. */
export const aliasOf = ({ alias }: Referral, { referral: words }: ReferralStrings): string[] =>
  alias === null ? [] : [fill(words.alias, { alias })];

/** Spots that stood out and have no number; empty if there are none. */
export const moreOf = ({ moreSpots }: Referral, { locale, referral: words }: ReferralStrings): string[] =>
  moreSpots === 0 ? [] : [plural(locale, words.more, moreSpots)];

export const signatureOf = ({ review }: Referral, { referral: words }: ReferralStrings): string =>
  fill(words.signature, review.pharmacist);

/** The day of an ISO 8601 date or time. */
export function dateOf(day: string, { locale }: ReferralStrings): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

export const timeOf = (time: string, { locale }: ReferralStrings, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(time));

/** The day of a time, where it was that day. */
export const dayOf = (time: string, { locale }: ReferralStrings, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(time));
