import { type Plural, plural } from '../../kiosk-ui/strings/plural.ts';
import type { UrgentQuestion } from '../screening/judgement/questionnaire.ts';
import type { TriageLevel } from '../screening/judgement/triage.ts';
import type { HandOver } from '../screening/record/hand-over.ts';
import type { BodySite, Place, View } from '../screening/space/body-site.ts';
import { fill } from './fill.ts';
import type { SlipLine, SlipPhoto } from './slip-line.ts';

/** In points: 90 mm for one photo and 106 mm for all photos of a slip, so that it is at most 30 cm long. */
const tallestPhoto = 255;
const tallestTogether = 300;

/** The sentences of a slip; `{name}` marks a place to fill in. */
export interface SlipStrings {
  /** How dates and numbers are written, like 'en-GB'. */
  readonly locale: string;
  /** What stands for `{hours}` in other sentences. */
  readonly hours: Plural;
  readonly slip: {
    readonly title: string;
    readonly number: string;
    readonly date: string;
    readonly sites: string;
    readonly spots: string;
    readonly more: Plural;
    /** Used instead of `more` if the pharmacist can see the visit. */
    readonly moreHandedOver: Plural;
    readonly notReviewed: string;
    readonly brownOnly: string;
    readonly notExaminedTitle: string;
    readonly notExamined: readonly string[];
    readonly notPhotographed: string;
    readonly howToDelete: string;
    readonly howToDeleteKept: string;
    readonly simulated: string;
    readonly urgentTitle: string;
    readonly urgentNotSure: string;
  };
  readonly urgentSigns: Readonly<Record<UrgentQuestion, string>>;
  readonly outcomes: Readonly<Record<TriageLevel, string>>;
  /** Used instead of `outcomes` if no spot has a number. */
  readonly outcomesWithoutSpots: Readonly<Partial<Record<TriageLevel, string>>>;
  readonly speakNow: string;
  readonly siteNames: Readonly<Record<BodySite, string>>;
  /** For sites of which a photo shows only one side. */
  readonly sideNames: Readonly<Partial<Record<BodySite, Readonly<Record<View, string>>>>>;
}

/** The words for places. */
type PlaceStrings = Pick<SlipStrings, 'slip' | 'siteNames' | 'sideNames'>;

export interface SlipContext {
  /** "Research use only. Not a diagnosis." */
  readonly researchNotice: string;
  readonly photos: readonly SlipPhoto[];
  /** For the date, like 'Europe/Berlin'. */
  readonly timeZone: string;
  /** Hours for which a visit that is handed over is kept at most. */
  readonly keptHours: number;
  /** True if the kiosk keeps a copy of each slip. */
  readonly copyKept: boolean;
}

/**
 * The lines of the hand-over slip (RULES.md 14), without bands, scores, classes and pathways.
 * @throws RangeError without a research notice: no slip leaves without one
 */
export function handOverLines(handOver: HandOver, strings: SlipStrings, context: SlipContext): SlipLine[] {
  if (context.researchNotice.trim() === '') throw new RangeError('The slip needs its research notice');
  const { slip } = strings;
  const howToDelete = context.copyKept ? slip.howToDeleteKept : slip.howToDelete;
  const when = new Intl.DateTimeFormat(strings.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: context.timeZone,
  });
  return [
    { kind: 'heading', text: slip.title, date: handOver.date },
    { kind: 'notice', text: context.researchNotice },
    ...(handOver.simulated ? [{ kind: 'notice', text: slip.simulated } as const] : []),
    { kind: 'text', style: 'main', text: sentenceOf(handOver, strings) },
    ...urgent(handOver, strings),
    { kind: 'text', style: 'strong', text: slip.notReviewed },
    { kind: 'rule' },
    {
      kind: 'qr',
      code: handOver.number,
      beside: [
        fill(slip.number, { number: handOver.number }),
        fill(slip.date, { date: when.format(handOver.date) }),
      ],
    },
    ...photographed(handOver, strings, context.photos),
    { kind: 'rule' },
    { kind: 'text', style: 'strong', text: slip.brownOnly },
    { kind: 'text', style: 'plain', text: notExaminedLine(handOver, strings) },
    { kind: 'rule' },
    {
      kind: 'text',
      style: 'plain',
      text: fill(howToDelete, { hours: plural(strings.locale, strings.hours, context.keptHours) }),
    },
  ];
}

function sentenceOf({ outcome, spots }: HandOver, strings: SlipStrings): string {
  if (outcome === null) return strings.speakNow;
  const withoutSpots = spots.length === 0 ? strings.outcomesWithoutSpots[outcome] : undefined;
  return withoutSpots ?? strings.outcomes[outcome];
}

/** The urgent signs, so that nobody has to say them again at the counter. */
function urgent({ urgentSigns, isSure }: HandOver, { slip, urgentSigns: names }: SlipStrings): SlipLine[] {
  if (urgentSigns.length === 0) return [];
  const title = isSure ? slip.urgentTitle : slip.urgentNotSure;
  return [
    { kind: 'text', style: 'strong', text: title },
    ...urgentSigns.map((sign) => ({ kind: 'text', style: 'item', text: names[sign] }) as const),
  ];
}

function photographed(handOver: HandOver, strings: SlipStrings, photos: readonly SlipPhoto[]): SlipLine[] {
  const { slip } = strings;
  if (handOver.places.length === 0) return [];
  const lines: SlipLine[] = [{ kind: 'text', style: 'small', text: photographedLine(handOver, strings) }];
  const { spots: shown, moreSpots, handedOver } = handOver;
  if (shown.length === 0) return lines;
  lines.push({ kind: 'rule' });
  lines.push({ kind: 'text', style: 'strong', text: fill(slip.spots, { n: shown.length }) });
  // Only captures with one of these spots are printed: a photo without a mark tells the pharmacist nothing, and the
  // less skin on paper the better.
  const captureIds = new Set(shown.map((spot) => spot.captureId));
  const tallest = Math.min(tallestPhoto, tallestTogether / captureIds.size);
  for (const captureId of captureIds) {
    const spots = shown.filter((spot) => spot.captureId === captureId);
    const site = spots[0] === undefined ? '' : placeName(spots[0].place, strings);
    const numbers = spots.map((spot) => spot.number).join(', ');
    lines.push({ kind: 'text', style: 'plain', text: `${site}: ${numbers}` });
    const photo = photos.find((candidate) => candidate.captureId === captureId);
    if (photo === undefined) continue;
    const { jpeg, width, height } = photo;
    const marks = spots.map(({ number, box }) => ({ number, box }));
    lines.push({ kind: 'picture', jpeg, width, height, tallest, spots: marks });
  }
  if (moreSpots > 0) {
    const more = handedOver ? slip.moreHandedOver : slip.more;
    lines.push({ kind: 'text', style: 'strong', text: plural(strings.locale, more, moreSpots) });
  }
  return lines;
}

export const photographedLine = ({ places }: Pick<HandOver, 'places'>, strings: PlaceStrings): string =>
  fill(strings.slip.sites, { sites: places.map((place) => placeName(place, strings)).join('; ') });

/** Everything that was not examined (RULES.md 5), with the places that no photo shows, as one sentence. */
export function notExaminedLine(
  { notPhotographed }: Pick<HandOver, 'notPhotographed'>,
  strings: PlaceStrings,
): string {
  const { notExaminedTitle, notExamined, notPhotographed: sentence } = strings.slip;
  const places = notPhotographed === null ? [] : namesOf(notPhotographed, strings);
  const missing = places.length === 0 ? [] : [fill(sentence, { places: places.join('; ') })];
  return [`${notExaminedTitle}: ${notExamined.join('; ')}.`, ...missing.map((text) => `${text}.`)].join(' ');
}

/** Names of places; a site of which neither side was photographed is named once. */
function namesOf(places: readonly Place[], strings: PlaceStrings): string[] {
  const isWhole = ({ site }: Place) =>
    strings.sideNames[site] === undefined || places.filter((place) => place.site === site).length > 1;
  return [
    ...new Set(
      places.map((place) => (isWhole(place) ? strings.siteNames[place.site] : placeName(place, strings))),
    ),
  ];
}

export const placeName = ({ site, view }: Place, { siteNames, sideNames }: PlaceStrings): string =>
  sideNames[site]?.[view] ?? siteNames[site];
