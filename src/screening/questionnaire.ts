import type { SevenPoint, SevenPointItem } from './seven-point.ts';
import { sevenPointItems } from './seven-point.ts';

/**
 * The questions before any photo, not to be skipped (method.md, safety rule 4): 18 or over, then four urgent
 * ones. A yes or a "not sure" to any of them means no photo, and the pharmacist now.
 */
export const urgentQuestions = ['bleeding-wound', 'growing-lump', 'nail-line', 'unhealed-sore'] as const;

export type UrgentQuestion = (typeof urgentQuestions)[number];

export const urgentAnswers = ['no', 'yes', 'not-sure'] as const;

export type UrgentAnswer = (typeof urgentAnswers)[number];

export type UrgentAnswers = Readonly<Partial<Record<UrgentQuestion, UrgentAnswer>>>;

/** The next question to ask, or undefined when all four are answered. */
export const nextUrgentQuestion = (answers: UrgentAnswers): UrgentQuestion | undefined =>
  urgentQuestions.find((question) => answers[question] === undefined);

export const needsPharmacistNow = (answers: UrgentAnswers): boolean =>
  urgentQuestions.some((question) => answers[question] === 'yes' || answers[question] === 'not-sure');

/** What bears on risk, asked before the photos; each may be skipped. */
export const historyQuestions = [
  'own-melanoma',
  'family-melanoma',
  'weak-immune-system',
  'many-spots',
  'sunburns',
  'new-or-changed',
] as const;

export type HistoryQuestion = (typeof historyQuestions)[number];

/** `skipped` is stored as such, never as no. */
export const skippableAnswers = ['no', 'yes', 'not-sure', 'skipped'] as const;

export type SkippableAnswer = (typeof skippableAnswers)[number];

/** The Monk Skin Tone scale (Monk 2022), from the lightest, 1, to the darkest, 10. */
export const monkTones = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export type MonkTone = (typeof monkTones)[number];

/** Declared by the customer; a tone read off the photos is never used in its place (method.md, safety rule 7). */
export type DeclaredTone = MonkTone | 'skipped';

/** Answers that may be skipped; what is absent was never reached. */
export interface RiskAnswers {
  readonly tone?: DeclaredTone;
  readonly history: Readonly<Partial<Record<HistoryQuestion, SkippableAnswer>>>;
  readonly sevenPoint: SevenPoint;
}

export const noAnswers: RiskAnswers = { history: {}, sevenPoint: {} };

/** From this tone on no evidence says that the check works (method.md, safety rule 6); so does a tone not declared. */
const darkFrom: MonkTone = 7;

export const countsAsDark = (tone: DeclaredTone | undefined): boolean =>
  tone === undefined || tone === 'skipped' || tone >= darkFrom;

/** A question that may be skipped, in the order in which they are asked. */
export type RiskQuestion = 'tone' | HistoryQuestion | SevenPointItem;

export const riskQuestions: readonly RiskQuestion[] = ['tone', ...historyQuestions, ...sevenPointItems];
