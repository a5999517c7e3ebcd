import {
  backOneQuestion,
  needsPharmacistNow,
  nextRiskQuestion,
  nextUrgentQuestion,
  type RiskAnswers,
  skipRest,
  withRiskAnswer,
} from '../judgement/questionnaire.ts';
import type { OpeningRequest } from './events.ts';
import type { Screening } from './screening.ts';
import type { Transitions } from './transitions.ts';

/** Steps from the welcome to the last question before any photo. */
export const opening: Transitions<OpeningRequest> = {
  begin: (screening) => (screening.step === 'welcome' ? { ...screening, step: 'about' } : undefined),

  understood: (screening) => (screening.step === 'about' ? { ...screening, step: 'age' } : undefined),

  'answer-age': (screening, { adult }) =>
    screening.step === 'age' ? { ...screening, step: adult ? 'consent' : 'too-young' } : undefined,

  consent: (screening) => (screening.step === 'consent' ? { ...screening, step: 'urgent' } : undefined),

  'answer-urgent': (screening, { question, answer }) => {
    const { step, urgentAnswers } = screening;
    if (step !== 'urgent' || nextUrgentQuestion(urgentAnswers) !== question) return undefined;
    return afterUrgent({ ...screening, urgentAnswers: { ...urgentAnswers, [question]: answer } });
  },

  'answer-risk': (screening, { given }) =>
    screening.step === 'risk' && nextRiskQuestion(screening.risk) === given.question
      ? afterRisk(screening, withRiskAnswer(screening.risk, given))
      : undefined,

  'question-before': (screening, { question }) => {
    if (screening.step !== 'risk' || nextRiskQuestion(screening.risk) !== question) return undefined;
    const risk = backOneQuestion(screening.risk);
    return risk && { ...screening, risk };
  },

  'skip-questions': (screening) =>
    screening.step === 'risk' ? afterRisk(screening, skipRest(screening.risk)) : undefined,
};

function afterUrgent(screening: Screening): Screening {
  if (nextUrgentQuestion(screening.urgentAnswers) !== undefined) return screening;
  return { ...screening, step: needsPharmacistNow(screening.urgentAnswers) ? 'speak-now' : 'risk' };
}

const afterRisk = (screening: Screening, risk: RiskAnswers): Screening => ({
  ...screening,
  risk,
  step: nextRiskQuestion(risk) === undefined ? 'scope' : 'risk',
});
