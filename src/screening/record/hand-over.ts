import { type UrgentQuestion, urgentSigns } from '../judgement/questionnaire.ts';
import type { TriageLevel } from '../judgement/triage.ts';
import type { Level } from '../lesion/lesion.ts';
import { notPhotographed, type Place, samePlace } from '../space/body-site.ts';
import type { Box } from '../space/geometry.ts';
import type { Capture } from '../visit/capture.ts';
import type { Language } from '../visit/language.ts';
import type { Screening } from '../visit/screening.ts';

/** More numbers would help nobody to look at the right spot first, and would make the slip half a metre long. */
export const mostNumbered = 5;

/** A spot that stood out. */
interface PickedSpot {
  readonly captureId: string;
  readonly lesionId: string;
  readonly box: Box;
}

/** A spot to show to the pharmacist, numbered over all photos of the visit from 1, the strongest first. */
export interface NumberedSpot extends PickedSpot {
  readonly number: number;
}

/** What the customer's hand-over slip says: no band, score, class or pathway (RULES.md 14). */
export interface HandOver {
  /** Random, with nothing personal in it; the QR code has it too. */
  readonly number: string;
  readonly date: Date;
  /** The customer's. */
  readonly language: Language;
  /** Null when the urgent questions ended the visit before any photo. */
  readonly outcome: TriageLevel | null;
  /** The urgent signs that were touched, or all of them where the customer was not sure of any. */
  readonly urgentSigns: readonly UrgentQuestion[];
  /** False where no sign was touched. */
  readonly isSure: boolean;
  readonly places: readonly Place[];
  /** Places that a photo could have shown but none does; null when there was no photo at all. */
  readonly notPhotographed: readonly Place[] | null;
  readonly spots: readonly (NumberedSpot & { readonly place: Place })[];
  /** Spots that stood out and have no number. */
  readonly moreSpots: number;
  /** Whether the pharmacist can see this visit, including its spots without a number. */
  readonly handedOver: boolean;
  readonly simulated: boolean;
}

/**
 * The spots that stood out: every lesion at `refer`, then every one at `follow`, each group by SPL score, so that the
 * first few are those that matter most. A lesion that several photos show comes once.
 */
export function spotsPickedOut(screening: Screening): PickedSpot[] {
  if (screening.triage === null) return [];
  const lesions = screening.captures
    .flatMap(({ id, lesions: own }) => own.map((lesion) => ({ captureId: id, ...lesion })))
    .filter(({ sameAs }) => sameAs === null);
  const ofLevel = (level: Level) =>
    lesions.filter((lesion) => lesion.level === level).sort((a, b) => b.splScore - a.splScore);
  return [...ofLevel('refer'), ...ofLevel('follow')].map(({ captureId, id, box }) => ({
    captureId,
    lesionId: id,
    box,
  }));
}

/** The spots that the customer is asked to show: the first few of those that stood out. */
export const spotsToShow = (screening: Screening): NumberedSpot[] =>
  spotsPickedOut(screening)
    .slice(0, mostNumbered)
    .map((spot, index) => ({ number: index + 1, ...spot }));

/** How many spots stood out and have no number. */
export const moreSpots = (screening: Screening): number =>
  Math.max(0, spotsPickedOut(screening).length - mostNumbered);

/** The places that were looked at: a photo whose analysis failed shows nothing. */
export const photographed = (captures: readonly Capture[]): Place[] =>
  captures
    .filter(({ analysis }) => analysis !== 'failed')
    .map(({ site, view }) => ({ site, view }))
    .filter((place, i, all) => all.findIndex((other) => samePlace(place, other)) === i);

/** What the slip says of a visit. */
export function handOver(screening: Screening, number: string, date: Date): HandOver {
  const { captures } = screening;
  const placeOf = new Map(captures.map(({ id, site, view }) => [id, { site, view }]));
  const places = photographed(captures);
  return {
    number,
    date,
    language: screening.language,
    outcome: screening.triage?.level ?? null,
    urgentSigns: urgentSigns(screening.urgentAnswers),
    isSure: Object.values(screening.urgentAnswers).includes('yes'),
    places,
    notPhotographed: captures.length > 0 ? notPhotographed(places) : null,
    spots: spotsToShow(screening).flatMap((spot) => {
      const place = placeOf.get(spot.captureId);
      return place === undefined ? [] : [{ ...spot, place }];
    }),
    moreSpots: moreSpots(screening),
    handedOver: screening.handedOver === 'yes',
    simulated: [...captures, ...screening.closeups].some(({ simulated }) => simulated),
  };
}
