import type { Referral, ReferralLesion } from '../screening/record/referral.ts';
import type { BodyMap, Figure } from './body-map.ts';
import { fill } from './fill.ts';
import { placeName, withoutPhoto } from './lines.ts';
import type { SpotPictures } from './pictures.ts';
import type { ReferralStrings } from './referral-strings.ts';
import {
  aliasOf,
  decisionOf,
  historyLines,
  lesionFacts,
  madeBy,
  pathwayOf,
  sevenPointLine,
  sevenPointSum,
  signatureOf,
  spotCount,
  spotTitle,
  timeOf,
} from './referral-words.ts';
import type { SlipLine } from './slip-line.ts';

export interface ReferralContext {
  /** "Research use only. Not a diagnosis." */
  readonly researchNotice: string;
  /** The customer's language first; then the pharmacy's, if it is a different one, for the clinical part only. */
  readonly languages: readonly [ReferralStrings, ...ReferralStrings[]];
  readonly timeZone: string;
  readonly figure: Figure;
  /** True if the kiosk keeps a copy of each paper. */
  readonly copyKept: boolean;
  /** Pictures of the numbered lesions, by number; a lesion without one is described only in words. */
  readonly pictures: ReadonlyMap<number, SpotPictures>;
}

/**
 * The lines of the referral slip (RULES.md 15).
 * @throws RangeError without a research notice: no paper leaves without one
 */
export function referralLines(referral: Referral, context: ReferralContext): SlipLine[] {
  const { researchNotice, languages } = context;
  if (researchNotice.trim() === '') throw new RangeError('The slip needs its research notice');
  const [customer] = languages;
  const { slip, referral: words } = customer;
  return [
    { kind: 'heading', text: words.slipTitle, date: new Date(referral.review.signedAt) },
    { kind: 'notice', text: researchNotice },
    ...(referral.simulated ? [{ kind: 'notice', text: slip.simulated } as const] : []),
    qr(referral, customer, context),
    ...languages.flatMap((strings) => clinical(referral, strings, context)),
    { kind: 'rule' },
    strong(words.safetyNetTitle),
    ...words.safetyNet.map(item),
    strong(slip.brownOnly),
    strong(slip.notExaminedTitle),
    ...[...slip.notExamined, ...withoutPhoto(referral, customer)].map(item),
    { kind: 'rule' },
    plain(context.copyKept ? words.howToDeleteKept : words.howToDelete),
  ];
}

function qr(referral: Referral, strings: ReferralStrings, { timeZone }: ReferralContext): SlipLine {
  const { slip, referral: words } = strings;
  const { number, review, screenedAt, kiosk } = referral;
  return {
    kind: 'qr',
    code: number,
    beside: [
      fill(slip.number, { number }),
      fill(words.signed, { date: timeOf(review.signedAt, strings, timeZone) }),
      fill(words.screened, { date: timeOf(screenedAt, strings, timeZone) }),
      fill(words.from, { pharmacy: kiosk.pharmacy }),
      aliasOf(referral, strings),
    ],
  };
}

/** The part for the doctor. */
function clinical(referral: Referral, strings: ReferralStrings, context: ReferralContext): SlipLine[] {
  const { referral: words, slip } = strings;
  const { lesions, moreSpots, sevenPoint, places } = referral;
  const sites = places.map((place) => placeName(place, strings)).join('; ');
  return [
    { kind: 'rule' },
    strong(words.pathwayTitle),
    { kind: 'text', style: 'main', text: pathwayOf(referral, strings) },
    strong(words.decisionTitle),
    ...decisionOf(referral, strings).map(plain),
    plain(signatureOf(referral, strings)),
    { kind: 'rule' },
    strong(spotCount(referral, strings)),
    ...(places.length === 0 ? [] : [plain(fill(slip.sites, { sites }))]),
    ...(lesions.length === 0
      ? []
      : [{ kind: 'body-map', ...bodyMapOf(lesions, strings, context) } as const, item(words.mapNote)]),
    ...lesions.flatMap((lesion) => spot(lesion, strings, context)),
    ...(moreSpots === 0 ? [] : [strong(fill(slip.moreHandedOver, { n: moreSpots }))]),
    ...(lesions.length === 0 ? [] : [item(words.bandNote)]),
    { kind: 'rule' },
    strong(words.sevenPointTitle),
    ...sevenPoint.map((entry) => item(sevenPointLine(entry, strings))),
    strong(sevenPointSum(referral, strings)),
    item(words.sevenPointNote),
    strong(words.historyTitle),
    ...historyLines(referral, strings).map(item),
    strong(words.madeByTitle),
    ...madeBy(referral, strings).map(item),
  ];
}

export function bodyMapOf(
  lesions: readonly ReferralLesion[],
  { referral: words }: ReferralStrings,
  { figure }: ReferralContext,
): BodyMap {
  return {
    figure,
    dots: lesions.map(({ number, place, dot }) => ({ number, view: place.view, at: dot })),
    captions: { front: words.front, back: words.back },
    left: words.mapLeft,
    right: words.mapRight,
  };
}

function spot(lesion: ReferralLesion, strings: ReferralStrings, { pictures }: ReferralContext): SlipLine[] {
  const its = pictures.get(lesion.number);
  const { number, box, photoWidth: width, photoHeight: height } = lesion;
  return [
    strong(spotTitle(lesion, strings)),
    ...(its === undefined
      ? []
      : [
          {
            kind: 'spot',
            photo: { jpeg: its.photo, width, height, spot: { number, box } },
            crop: its.crop,
          } as const,
        ]),
    ...lesionFacts(lesion, strings).map(item),
  ];
}

const strong = (text: string): SlipLine => ({ kind: 'text', style: 'strong', text });
const plain = (text: string): SlipLine => ({ kind: 'text', style: 'plain', text });
const item = (text: string): SlipLine => ({ kind: 'text', style: 'item', text });
