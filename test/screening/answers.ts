import {
  type DeclaredTone,
  type HistoryQuestion,
  historyQuestions,
  historyThatAsks,
  noAnswers,
  type RiskAnswers,
  type SkippableAnswer,
  withHistory,
  withSevenPoint,
  withTone,
} from '../../src/screening/judgement/questionnaire.ts';
import { type SevenPointItem, sevenPointItems } from '../../src/screening/judgement/seven-point.ts';

/** One answer among the questions that may be skipped. */
export type RiskAnswer =
  | { readonly question: 'tone'; readonly answer: DeclaredTone }
  | { readonly question: HistoryQuestion | SevenPointItem; readonly answer: SkippableAnswer };

export const askedOf: readonly (HistoryQuestion | SevenPointItem)[] = [
  ...historyQuestions,
  ...sevenPointItems,
];

const isHistory = (question: HistoryQuestion | SevenPointItem): question is HistoryQuestion =>
  historyQuestions.some((one) => one === question);

export function withRiskAnswer(answers: RiskAnswers, given: RiskAnswer): RiskAnswers {
  if (given.question === 'tone') return withTone(answers, given.answer);
  const { question, answer } = given;
  return isHistory(question)
    ? { ...answers, history: { ...answers.history, [question]: answer } }
    : { ...answers, sevenPoint: { ...answers.sevenPoint, [question]: { answer, origin: 'asked' } } };
}

/** Every question that is asked of everybody, with nothing that asks for the pharmacist. */
export const quiet: RiskAnswers = withHistory(
  withSevenPoint(withTone(noAnswers, 2), [], 'no'),
  historyThatAsks,
  [],
  'no',
);
