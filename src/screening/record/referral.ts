import type { Quality } from '../judgement/quality.ts';
import type { HistoryQuestion, RiskAnswers, SkippableAnswer } from '../judgement/questionnaire.ts';
import {
  type SevenPointAnswer,
  type SevenPointItem,
  type SevenPointTotal,
  sevenPointItems,
  sevenPointTotal,
  withMeasuredDiameter,
} from '../judgement/seven-point.ts';
import type { Triage } from '../judgement/triage.ts';
import type { Doubt, Level } from '../lesion/lesion.ts';
import { dotOf } from '../space/body-map.ts';
import { notPhotographed, type Place } from '../space/body-site.ts';
import { type Box, centreOf, diameterOf, type Point } from '../space/geometry.ts';
import type { Length } from '../space/scale.ts';
import type { Capture } from '../visit/capture.ts';
import type { Language } from '../visit/language.ts';
import { moreSpots, photographed, spotsToShow } from './hand-over.ts';
import { firstPhotoAt, type KioskIdentity, type Review, type ScreeningRecord } from './record.ts';

/** What the papers for a doctor say about one lesion. */
export interface ReferralLesion {
  /** The number on the customer's slip and screen. */
  readonly number: number;
  readonly captureId: string;
  readonly lesionId: string;
  readonly place: Place;
  /** In pixels of the photo, whose size follows. */
  readonly box: Box;
  readonly photoWidth: number;
  readonly photoHeight: number;
  /** Roughly where on the body map, 0..1 of the figure that has this view of the body. */
  readonly dot: Point;
  /** The last close-up of this lesion that was analysed; null without one. */
  readonly closeupId: string | null;
  /** Null without a scale card beside it. */
  readonly longestDiameter: Length | null;
  /** How the software sorted it. */
  readonly band: Level;
  readonly doubts: readonly Doubt[];
  /** 1 is the oddest of `of`; null below three lesions. */
  readonly oddness: { readonly rank: number; readonly of: number } | null;
  readonly quality: Quality;
}

export interface ReferralItem {
  readonly item: SevenPointItem;
  readonly answer: SevenPointAnswer;
  readonly origin: 'asked' | 'measured';
}

/** What the referral slip and the letter say (RULES.md 15). It exists only after a review. */
export interface Referral {
  readonly number: string;
  /** ISO 8601, UTC: when the first photo was taken. */
  readonly screenedAt: string;
  readonly kiosk: KioskIdentity;
  /** The customer's. */
  readonly language: Language;
  readonly alias: string | null;
  readonly review: Review;
  /** ISO 8601 date on which the customer is to come back; null on another pathway. */
  readonly watchUntil: string | null;
  /** The software's result, whatever the pharmacist decided. */
  readonly triage: Triage | null;
  /** The numbered lesions, in the order of their numbers. */
  readonly lesions: readonly ReferralLesion[];
  /** Spots that stood out and have no number: they are on the pharmacist's screen and in the record. */
  readonly moreSpots: number;
  /** How many lesions were found in all. */
  readonly lesionsFound: number;
  /** Every item of the checklist; the customer is asked once, about all spots together. */
  readonly sevenPoint: readonly ReferralItem[];
  readonly sevenPointTotal: SevenPointTotal;
  readonly history: readonly { readonly question: HistoryQuestion; readonly answer: SkippableAnswer }[];
  readonly tone: RiskAnswers['tone'];
  readonly places: readonly Place[];
  readonly notPhotographed: readonly Place[];
  readonly simulated: boolean;
}

const watchDays = 56;

/** @returns null until the pharmacist has signed: nothing leaves the kiosk unsigned */
export function referral(record: ScreeningRecord): Referral | null {
  const { screening, review, number, kiosk, alias } = record;
  if (review === null) return null;
  const { captures, closeups, risk, triage } = screening;
  const places = photographed(captures);
  const distinct = captures.flatMap(({ lesions }) => lesions).filter(({ sameAs }) => sameAs === null);
  const { items, total } = referralChecklist(record);
  return {
    number,
    screenedAt: firstPhotoAt(record),
    kiosk,
    language: screening.language,
    alias,
    review,
    watchUntil: watchUntil(review),
    triage,
    lesions: lesionsOf(record, distinct.length),
    moreSpots: moreSpots(screening),
    lesionsFound: distinct.length,
    sevenPoint: items,
    sevenPointTotal: total,
    history: Object.entries(risk.history).map(([question, answer]) => ({
      question: question as HistoryQuestion,
      answer,
    })),
    tone: risk.tone,
    places,
    notPhotographed: notPhotographed(places),
    simulated: [...captures, ...closeups].some(({ simulated }) => simulated),
  };
}

/** Every item of the checklist, as the pharmacist left it, or else as the customer and the photos did. */
export function referralChecklist({ screening, review }: ScreeningRecord): {
  readonly items: readonly ReferralItem[];
  readonly total: SevenPointTotal;
} {
  const distinct = screening.captures
    .flatMap(({ lesions }) => lesions)
    .filter(({ sameAs }) => sameAs === null);
  const sizes = distinct.flatMap(({ size }) => size ?? []);
  const checklist = review?.sevenPoint ?? withMeasuredDiameter(screening.risk.sevenPoint, sizes);
  const items = sevenPointItems.map((item) => ({
    item,
    ...(checklist[item] ?? ({ answer: 'skipped', origin: 'asked' } as const)),
  }));
  return { items, total: sevenPointTotal(checklist) };
}

/** The day on which the customer is to come back; null on another pathway. */
export const watchUntil = ({ pathway, signedAt }: Review): string | null =>
  pathway === 'watch-8-weeks' ? dayAfter(signedAt, watchDays) : null;

function lesionsOf({ screening }: ScreeningRecord, count: number): ReferralLesion[] {
  const { captures, closeups } = screening;
  return spotsToShow(screening).flatMap(({ number, captureId, lesionId, box }) => {
    const capture = captures.find(({ id }) => id === captureId);
    const lesion = capture?.lesions.find(({ id }) => id === lesionId);
    if (!capture || !lesion) return [];
    const closeup = closeups.findLast(
      (one) => one.captureId === captureId && one.lesionId === lesionId && one.analysis === 'done',
    );
    const { site, view, quality } = capture;
    return {
      number,
      captureId,
      lesionId,
      place: { site, view },
      box,
      photoWidth: capture.width,
      photoHeight: capture.height,
      dot: dotOf({ site, view }, capture.point, shareOf(box, capture)),
      closeupId: closeup?.id ?? null,
      longestDiameter: lesion.size === undefined ? null : longest(lesion.size, box),
      band: lesion.level,
      doubts: lesion.doubts,
      oddness: lesion.oddnessRank === null ? null : { rank: lesion.oddnessRank, of: count },
      quality,
    };
  });
}

/** A lesion's size is the mean of its box's sides, but a doctor asks for the longer one. */
export function longest({ mm, error }: Length, box: Box): Length {
  const stretch = Math.max(box.width, box.height) / diameterOf(box);
  return { mm: mm * stretch, error: error * stretch };
}

function shareOf(box: Box, { width, height }: Capture): Point {
  const { x, y } = centreOf(box);
  return { x: x / width, y: y / height };
}

/** The date in UTC that lies this number of days after a time. */
function dayAfter(time: string, days: number): string {
  const day = new Date(time);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
