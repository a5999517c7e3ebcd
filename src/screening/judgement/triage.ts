import type { Doubt, Level } from '../lesion/lesion.ts';
import type { LesionAt } from '../lesion/same-lesion.ts';
import type { Quality } from './quality.ts';
import { countsAsDark, type HistoryQuestion, type RiskAnswers } from './questionnaire.ts';
import { type SevenPointTotal, sevenPointRefers, sevenPointTotal } from './seven-point.ts';

/** From the level that asks most of the customer to the one that asks least. */
export const triageLevels = ['refer', 'follow-up', 'inconclusive', 'no-finding'] as const;

export type TriageLevel = (typeof triageLevels)[number];

/** Every reason with the level that it asks for, the serious ones first. TRIAGE.md is this table in words. */
const levelOf = {
  'lesion-refer': 'refer',
  'seven-point': 'refer',
  'lesion-follow': 'follow-up',
  history: 'follow-up',
  'lesion-unassessable': 'inconclusive',
  'no-photo': 'inconclusive',
  'no-skin': 'inconclusive',
  'photo-unusable': 'inconclusive',
  'photo-poor': 'inconclusive',
  'no-lesion-found': 'inconclusive',
  'tone-dark': 'inconclusive',
  'tone-not-declared': 'inconclusive',
  'seven-point-incomplete': 'inconclusive',
  'history-incomplete': 'inconclusive',
  'every-lesion-none': 'no-finding',
} as const satisfies Record<string, TriageLevel>;

export type TriageReason = keyof typeof levelOf;

export const triageReasons = Object.keys(levelOf) as TriageReason[];

export interface Triage {
  readonly level: TriageLevel;
  /** Every reason that holds, the serious ones first: a `refer` found on a poor photo still says that it was poor. */
  readonly reasons: readonly TriageReason[];
}

export interface AssessedLesion {
  readonly level: Level;
  readonly doubts: readonly Doubt[];
  /** The view that stands for this lesion, which is counted there; absent where nobody compared the photos. */
  readonly sameAs?: LesionAt | null;
}

/** What triage needs to know of one analysed photo. */
export interface AssessedPhoto {
  readonly quality: Quality;
  /** Kept although its quality failed: only its lesions at `refer` count, so that it never leads to a follow-up. */
  readonly poor?: boolean;
  readonly lesions: readonly AssessedLesion[];
}

/** From this share of doubtful lesions on, the whole visit is in doubt: any skin with many spots has a few of them. */
export const doubtfulFrom = 0.5;

/**
 * Answers that ask for the pharmacist by themselves. The other questions of the history are for the pharmacist to
 * weigh: alone they change nothing.
 */
export const historyThatAsks: readonly HistoryQuestion[] = [
  'own-melanoma',
  'weak-immune-system',
  'new-spot',
  'palms-soles-nails',
];

/**
 * The most serious level that any reason asks for: RULES.md 1, 3 and 6. `no-finding` remains where no other reason
 * holds: at least one lesion, every lesion graded none and fewer than half of them in doubt, every photo usable, every
 * item of the checklist answered, and a declared light tone.
 * @param risk null if nobody was asked, as on the command line: the photos alone decide then
 */
export function triage(photos: readonly AssessedPhoto[], risk: RiskAnswers | null): Triage {
  const holds: Partial<Holds<TriageReason>> = { ...ofPhotos(photos), ...(risk && ofAnswers(risk)) };
  const reasons = triageReasons.filter((reason) => reason !== 'every-lesion-none' && holds[reason]);
  const [first = 'every-lesion-none', ...others] = reasons;
  return { level: levelOf[first], reasons: [first, ...others] };
}

type Holds<Reason extends TriageReason> = Readonly<Record<Reason, boolean>>;

type AnswerReason =
  | 'seven-point'
  | 'seven-point-incomplete'
  | 'history'
  | 'history-incomplete'
  | 'tone-dark'
  | 'tone-not-declared';

function ofPhotos(
  photos: readonly AssessedPhoto[],
): Holds<Exclude<TriageReason, AnswerReason | 'every-lesion-none'>> {
  const lesions = photos.flatMap(({ poor, lesions: own }) =>
    poor ? own.filter(({ level }) => level === 'refer') : own,
  );
  const hasLesionAt = (level: Level) => lesions.some((lesion) => lesion.level === level);
  return {
    'lesion-refer': hasLesionAt('refer'),
    'lesion-follow': hasLesionAt('follow'),
    'lesion-unassessable': hasLesionAt('unassessable') || doubtfulShare(lesions) >= doubtfulFrom,
    'no-photo': photos.length === 0,
    'no-skin': photos.some(({ quality }) => quality.faults.includes('no-skin')),
    'photo-unusable': photos.some(({ quality }) => !quality.usable),
    'photo-poor': photos.some(({ poor }) => poor === true),
    'no-lesion-found': photos.length > 0 && photos.every((photo) => photo.lesions.length === 0),
  };
}

/** Share of the lesions that are in doubt, 0..1, with each lesion counted once; 0 without a lesion. */
function doubtfulShare(lesions: readonly AssessedLesion[]): number {
  const distinct = lesions.filter(({ sameAs = null }) => sameAs === null);
  const inDoubt = distinct.filter(({ doubts }) => doubts.length > 0);
  return inDoubt.length / Math.max(1, distinct.length);
}

function ofAnswers({ tone, history, sevenPoint }: RiskAnswers): Holds<AnswerReason> {
  const { points, atLeast }: SevenPointTotal = sevenPointTotal(sevenPoint);
  const asking = historyThatAsks.map((question) => history[question] ?? 'skipped');
  const isDeclared = tone !== undefined && tone !== 'skipped';
  return {
    'seven-point': points >= sevenPointRefers,
    'seven-point-incomplete': atLeast,
    history: asking.includes('yes'),
    'history-incomplete': asking.some((answer) => answer === 'skipped' || answer === 'not-sure'),
    'tone-dark': isDeclared && countsAsDark(tone),
    'tone-not-declared': !isDeclared,
  };
}
