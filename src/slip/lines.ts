import { plural } from '../../kiosk-ui/strings/plural.ts';
import type { HandOver } from '../screening/record/hand-over.ts';
import { fill } from './fill.ts';
import { notExaminedLine, photographedLine, placeName } from './places.ts';
import { punctuationOf } from './punctuation.ts';
import type { SlipLine, SlipPhoto } from './slip-line.ts';
import type { SlipStrings } from './slip-strings.ts';

/** In points: 90 mm for one photo and 106 mm for all photos of a slip, so that it is at most 30 cm long. */
const tallestPhoto = 255;
const tallestTogether = 300;

export interface SlipContext {
  /** "Research use only. Not a diagnosis." */
  readonly researchNotice: string;
  readonly photos: readonly SlipPhoto[];
  /** Name of the pharmacy. */
  readonly pharmacy: string;
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
    ...elsewhere(handOver, strings),
    ...urgent(handOver, strings),
    { kind: 'text', style: 'strong', text: slip.notReviewed },
    { kind: 'rule' },
    {
      kind: 'qr',
      code: handOver.number,
      beside: [
        fill(slip.number, { number: handOver.number }),
        fill(slip.date, { date: when.format(handOver.date) }),
        context.pharmacy,
        ...(handOver.handedOver ? [slip.byNumber] : []),
      ],
    },
    ...photographed(handOver, strings, context.photos),
    { kind: 'rule' },
    { kind: 'text', style: 'strong', text: slip.brownOnly },
    { kind: 'text', style: 'plain', text: notExaminedLine(handOver, strings) },
    { kind: 'text', style: 'strong', text: slip.doNotWait },
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

/** For whoever reads the sentence at home. */
function elsewhere({ outcome }: HandOver, { result }: SlipStrings): SlipLine[] {
  const text = outcome === null ? undefined : result.elsewhere[outcome];
  return text === undefined ? [] : [{ kind: 'text', style: 'plain', text }];
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
  lines.push({ kind: 'text', style: 'small', text: strings.result.legendShow });
  // Only captures with one of these spots are printed: a photo without a mark tells the pharmacist nothing, and the
  // less skin on paper the better.
  const { comma, colon } = punctuationOf(strings.locale);
  const captureIds = new Set(shown.map((spot) => spot.captureId));
  const tallest = Math.min(tallestPhoto, tallestTogether / captureIds.size);
  for (const captureId of captureIds) {
    const spots = shown.filter((spot) => spot.captureId === captureId);
    const site = spots[0] === undefined ? '' : placeName(spots[0].place, strings);
    const numbers = spots.map((spot) => spot.number).join(comma);
    lines.push({ kind: 'text', style: 'plain', text: `${site}${colon}${numbers}` });
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
