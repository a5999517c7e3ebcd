import type { SevenPoint, SevenPointItem } from './seven-point.ts';
import { sevenPointItems } from './seven-point.ts';

/**
 * The four urgent questions that follow the one about age, before any photo (RULES.md 4). None can be skipped. A "yes"
 * or a "not sure" to any of them means no photo, and the pharmacist now.
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

/** Questions that bear on risk, asked before the photos; each may be skipped. */
export const historyQuestions = [
  'own-melanoma',
  'family-melanoma',
  'weak-immune-system',
  'many-spots',
  'sunburns',
  'new-spot',
  'palms-soles-nails',
] as const;

export type HistoryQuestion = (typeof historyQuestions)[number];

/** `skipped` is stored as such, never as no. */
export const skippableAnswers = ['no', 'yes', 'not-sure', 'skipped'] as const;

export type SkippableAnswer = (typeof skippableAnswers)[number];

/** The Monk Skin Tone scale (Monk 2022), from the lightest, 1, to the darkest, 10. */
export const monkTones = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export type MonkTone = (typeof monkTones)[number];

/** Declared by the customer; a tone read off the photos is never used in its place (RULES.md 7). */
export type DeclaredTone = MonkTone | 'skipped';

/** Answers to the questions that may be skipped; a question without an entry was never reached. */
export interface RiskAnswers {
  readonly tone?: DeclaredTone;
  readonly history: Readonly<Partial<Record<HistoryQuestion, SkippableAnswer>>>;
  readonly sevenPoint: SevenPoint;
}

export const noAnswers: RiskAnswers = { history: {}, sevenPoint: {} };

/** From this tone on, nothing shows that the check works (RULES.md 6). A tone that was not declared counts as dark. */
const darkFrom: MonkTone = 7;

export const countsAsDark = (tone: DeclaredTone | undefined): boolean =>
  tone === undefined || tone === 'skipped' || tone >= darkFrom;

export type RiskQuestion = 'tone' | HistoryQuestion | SevenPointItem;

/** All questions, in the order in which they are asked. */
export const riskQuestions: readonly RiskQuestion[] = ['tone', ...historyQuestions, ...sevenPointItems];

/** An answer to one of these questions, as the customer gives it. */
export type RiskAnswer =
  | { readonly question: 'tone'; readonly answer: DeclaredTone }
  | { readonly question: HistoryQuestion | SevenPointItem; readonly answer: SkippableAnswer };

const isAnswered = ({ tone, history, sevenPoint }: RiskAnswers, question: RiskQuestion): boolean =>
  question === 'tone' ? tone !== undefined : question in history || question in sevenPoint;

/** The next question to ask, or undefined when every one was answered or skipped. */
export const nextRiskQuestion = (answers: RiskAnswers): RiskQuestion | undefined =>
  riskQuestions.find((question) => !isAnswered(answers, question));

export const riskAnswered = (answers: RiskAnswers): number =>
  riskQuestions.filter((question) => isAnswered(answers, question)).length;

const isHistory = (question: RiskQuestion): question is HistoryQuestion =>
  historyQuestions.some((one) => one === question);

export function withRiskAnswer(answers: RiskAnswers, given: RiskAnswer): RiskAnswers {
  if (given.question === 'tone') return { ...answers, tone: given.answer };
  const { question, answer } = given;
  return isHistory(question)
    ? { ...answers, history: { ...answers.history, [question]: answer } }
    : { ...answers, sevenPoint: { ...answers.sevenPoint, [question]: { answer, origin: 'asked' } } };
}

/** Stores every open question as skipped. */
export function skipRest(answers: RiskAnswers): RiskAnswers {
  const question = nextRiskQuestion(answers);
  return question === undefined
    ? answers
    : skipRest(withRiskAnswer(answers, { question, answer: 'skipped' }));
}

/** Opens the question before the next one again; undefined at the first. */
export function backOneQuestion(answers: RiskAnswers): RiskAnswers | undefined {
  const last = riskQuestions.findLast((question) => isAnswered(answers, question));
  if (last === undefined) return undefined;
  if (last === 'tone') return noAnswers;
  const { history, sevenPoint } = answers;
  return { ...answers, history: without(history, last), sevenPoint: without(sevenPoint, last) };
}

const without = <Answered extends object>(answered: Answered, question: RiskQuestion): Answered =>
  Object.fromEntries(Object.entries(answered).filter(([key]) => key !== question)) as Answered;
