import type { SevenPoint, SevenPointItem } from './seven-point.ts';
import { sevenPointItems } from './seven-point.ts';

/**
 * The four urgent signs, asked on one screen before any photo (RULES.md 4). None can be skipped. A "yes" or a "not
 * sure" to any of them means no photo, and the pharmacist now.
 */
export const urgentQuestions = ['bleeding-wound', 'growing-lump', 'nail-line', 'unhealed-sore'] as const;

export type UrgentQuestion = (typeof urgentQuestions)[number];

export const urgentAnswers = ['no', 'yes', 'not-sure'] as const;

export type UrgentAnswer = (typeof urgentAnswers)[number];

export type UrgentAnswers = Readonly<Partial<Record<UrgentQuestion, UrgentAnswer>>>;

/**
 * The answers of somebody who touched these signs and then said that there is one, or that they are not sure. A sign
 * that was not touched counts as "no" beside one that was; where none was touched, nobody knows of any of them.
 */
export function urgentAnswersOf(ticked: readonly UrgentQuestion[]): UrgentAnswers {
  const rest = ticked.length > 0 ? 'no' : 'not-sure';
  return answersOf(urgentQuestions, (question) => (ticked.includes(question) ? 'yes' : rest));
}

/** "None of these." */
export const noUrgentSign: UrgentAnswers = answersOf(urgentQuestions, () => 'no');

/** The signs that sent the customer to the pharmacist, for the slip and the queue. */
export const urgentSigns = (answers: UrgentAnswers): UrgentQuestion[] =>
  urgentQuestions.filter((question) => answers[question] === 'yes' || answers[question] === 'not-sure');

export const needsPharmacistNow = (answers: UrgentAnswers): boolean => urgentSigns(answers).length > 0;

/** Questions that bear on risk; each may be skipped. */
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

/**
 * Those that ask for the pharmacist by themselves, and are asked of everybody. The others are for the pharmacist to
 * weigh: alone they change nothing, so a pharmacy chooses whether they are asked.
 */
export const historyThatAsks: readonly HistoryQuestion[] = [
  'own-melanoma',
  'weak-immune-system',
  'new-spot',
  'palms-soles-nails',
];

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

/** What the ticks of one screen leave out: "none of the others", "not sure about the others", or all skipped. */
export const restAnswers = ['no', 'not-sure', 'skipped'] as const;

export type RestAnswer = (typeof restAnswers)[number];

export const withTone = (answers: RiskAnswers, tone: DeclaredTone): RiskAnswers => ({ ...answers, tone });

/** The checklist as it was ticked. */
export const withSevenPoint = (
  answers: RiskAnswers,
  ticked: readonly SevenPointItem[],
  rest: RestAnswer,
): RiskAnswers => ({
  ...answers,
  sevenPoint: answersOf(sevenPointItems, (item) => ({
    answer: ticked.includes(item) ? 'yes' : rest,
    origin: 'asked',
  })),
});

/** @param asked the questions that were on the screen; the others keep what they have */
export const withHistory = (
  answers: RiskAnswers,
  asked: readonly HistoryQuestion[],
  ticked: readonly HistoryQuestion[],
  rest: RestAnswer,
): RiskAnswers => ({
  ...answers,
  history: {
    ...answers.history,
    ...answersOf(asked, (question) => (ticked.includes(question) ? 'yes' : rest)),
  },
});

/** The screens with questions that may be skipped, in the order in which they are asked. */
export const riskScreens = ['tone', 'spots', 'history'] as const;

export type RiskScreen = (typeof riskScreens)[number];

const isAnswered: Record<RiskScreen, (answers: RiskAnswers) => boolean> = {
  tone: ({ tone }) => tone !== undefined,
  spots: ({ sevenPoint }) => sevenPointItems.every((item) => sevenPoint[item] !== undefined),
  history: ({ history }) => historyThatAsks.every((question) => history[question] !== undefined),
};

/** The next screen of questions, or undefined when everything was answered or skipped. */
export const nextRiskScreen = (answers: RiskAnswers): RiskScreen | undefined =>
  riskScreens.find((screen) => !isAnswered[screen](answers));

/** Stores every open screen as skipped. */
export function skipRest(answers: RiskAnswers, asked: readonly HistoryQuestion[]): RiskAnswers {
  switch (nextRiskScreen(answers)) {
    case 'tone':
      return skipRest(withTone(answers, 'skipped'), asked);
    case 'spots':
      return skipRest(withSevenPoint(answers, [], 'skipped'), asked);
    case 'history':
      return skipRest(withHistory(answers, asked, [], 'skipped'), asked);
    case undefined:
      return answers;
  }
}

function answersOf<Question extends string, Answer>(
  questions: readonly Question[],
  answer: (question: Question) => Answer,
): Readonly<Partial<Record<Question, Answer>>> {
  const answers: Partial<Record<Question, Answer>> = {};
  for (const question of questions) answers[question] = answer(question);
  return answers;
}
