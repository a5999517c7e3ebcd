import type { Referral, ReferralLesion } from '../screening/record/referral.ts';
import type { BodyMap, Figure } from './body-map.ts';
import { fill } from './fill.ts';
import type { SpotPictures } from './pictures.ts';
import { notExaminedLine } from './places.ts';
import { punctuationOf } from './punctuation.ts';
import type { ReferralStrings } from './referral-strings.ts';
import {
  aliasOf,
  checklistTotal,
  dayOf,
  decisionOf,
  howToDelete,
  madeByKiosk,
  moreOf,
  pathwayOf,
  receptionOf,
  safetyNetOf,
  shortFacts,
  shortRemarksOf,
  shortTitle,
  signatureOf,
  spotCount,
  yesLines,
} from './referral-words.ts';
import type { SlipLine } from './slip-line.ts';

export interface ReferralContext {
  /** "Research use only. Not a diagnosis." */
  readonly researchNotice: string;
  /** For the doctor, in the pharmacy's language. */
  readonly clinical: ReferralStrings;
  /** For the part that the customer reads, in the customer's language. */
  readonly customer: ReferralStrings;
  readonly timeZone: string;
  readonly figure: Figure;
  /** Hours for which a visit that is handed over is kept at most. */
  readonly keptHours: number;
  /** True if the kiosk keeps a copy of each paper. */
  readonly copyKept: boolean;
  /** Pictures of the numbered lesions, by number; a lesion without one is described only in words. */
  readonly pictures: ReadonlyMap<number, SpotPictures>;
}

/** Characters of a reason or a note on the slip. */
const longestRemark = 65;
/** Points: 27 mm. */
const tallestMap = 76;

/**
 * The lines of the referral slip (RULES.md 15), at most 30 cm of paper.
 * @throws RangeError without a research notice: no paper leaves without one
 */
export function referralLines(referral: Referral, context: ReferralContext): SlipLine[] {
  const { researchNotice, clinical: strings, customer } = context;
  if (researchNotice.trim() === '') throw new RangeError('The slip needs its research notice');
  const { referral: words } = strings;
  const { space } = punctuationOf(customer.locale);
  return [
    { kind: 'heading', text: words.slipTitle, date: new Date(referral.review.signedAt) },
    { kind: 'notice', text: researchNotice },
    ...(referral.simulated ? [{ kind: 'notice', text: strings.slip.simulated } as const] : []),
    { kind: 'text', style: 'main', text: pathwayOf(referral, strings) },
    plain(receptionOf(referral, strings)),
    strong(decisionOf(referral, strings)),
    ...shortRemarksOf(referral, strings, longestRemark).map(small),
    ...[words.name, words.birth].map(fillIn),
    qr(referral, context),
    { kind: 'rule' },
    ...lesions(referral, context),
    { kind: 'rule' },
    strong(checklistTotal(referral, strings)),
    ...yesLines(referral, strings).map(small),
    ...(customer.locale === strings.locale ? [] : [small(words.scope)]),
    { kind: 'rule' },
    ...forCustomer(referral, customer),
    small(`${customer.slip.brownOnly}${space}${notExaminedLine(referral, customer)}`),
    small(howToDelete(referral, customer, context)),
    small(`${madeByKiosk(referral, strings)}${punctuationOf(strings.locale).stop}`),
  ];
}

function forCustomer(referral: Referral, customer: ReferralStrings): SlipLine[] {
  const [next = '', ...others] = safetyNetOf(referral, customer);
  return [strong(customer.referral.safetyNetTitle), strong(next), ...others.map(item)];
}

function qr(referral: Referral, { clinical: strings, timeZone }: ReferralContext): SlipLine {
  const { slip, referral: words } = strings;
  const { number, review, screenedAt, kiosk } = referral;
  return {
    kind: 'qr',
    code: number,
    beside: [
      fill(slip.number, { number }),
      ...aliasOf(referral, strings),
      fill(words.from, { pharmacy: kiosk.pharmacy }),
      signatureOf(referral, strings),
      fill(words.screened, { date: dayOf(screenedAt, strings, timeZone) }),
      fill(words.signed, { date: dayOf(review.signedAt, strings, timeZone) }),
    ],
  };
}

function lesions(referral: Referral, context: ReferralContext): SlipLine[] {
  const { clinical: strings } = context;
  const { referral: words } = strings;
  const { lesions: numbered } = referral;
  return [
    strong(spotCount(referral, strings)),
    ...(numbered.length === 0
      ? []
      : [
          { kind: 'body-map', tallest: tallestMap, ...bodyMapOf(numbered, context) } as const,
          small(words.mapNote),
        ]),
    ...numbered.flatMap((lesion) => spot(lesion, context)),
    ...moreOf(referral, strings).map(plain),
  ];
}

export function bodyMapOf(
  lesions: readonly ReferralLesion[],
  { figure, clinical: { referral: words } }: ReferralContext,
): BodyMap {
  return {
    figure,
    dots: lesions.map(({ number, place, dot }) => ({ number, view: place.view, at: dot })),
    captions: { front: words.front, back: words.back },
    left: words.mapLeft,
    right: words.mapRight,
  };
}

function spot(lesion: ReferralLesion, { clinical: strings, pictures }: ReferralContext): SlipLine[] {
  const its = pictures.get(lesion.number);
  const { number, box, photoWidth: width, photoHeight: height } = lesion;
  const [title, facts] = [shortTitle(lesion, strings), shortFacts(lesion, strings)];
  if (its === undefined) return [plain(title), ...facts.map(item)];
  const photo = { jpeg: its.photo, width, height, spot: { number, box } };
  return [{ kind: 'spot', photo, crop: its.crop, title, facts }];
}

const strong = (text: string): SlipLine => ({ kind: 'text', style: 'strong', text });
const plain = (text: string): SlipLine => ({ kind: 'text', style: 'plain', text });
const fillIn = (label: string): SlipLine => ({ kind: 'fill-in', labels: [label] });
const item = (text: string): SlipLine => ({ kind: 'text', style: 'item', text });
const small = (text: string): SlipLine => ({ kind: 'text', style: 'small', text });
