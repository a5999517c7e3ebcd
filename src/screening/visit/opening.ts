import {
  needsPharmacistNow,
  nextRiskScreen,
  noUrgentSign,
  skipRest,
  type UrgentAnswers,
  urgentAnswersOf,
  urgentQuestions,
  withHistory,
  withSevenPoint,
  withTone,
} from '../judgement/questionnaire.ts';
import type { OpeningRequest } from './events.ts';
import { isFraming, noTarget } from './photos.ts';
import { resultOnceAnalysed } from './result.ts';
import type { Screening, Step } from './screening.ts';
import type { Transitions } from './transitions.ts';

/** Steps from the welcome to the last question, and back to any of them. */
export const opening: Transitions<OpeningRequest> = {
  begin: (screening) => (screening.step === 'welcome' ? { ...screening, step: 'consent' } : undefined),

  consent: (screening) => (screening.step === 'consent' ? { ...screening, step: 'urgent' } : undefined),

  decline: (screening) => (screening.step === 'consent' ? { ...screening, step: 'declined' } : undefined),

  'no-urgent-sign': (screening) => afterUrgent(screening, noUrgentSign),

  'urgent-signs': (screening, { ticked }) => afterUrgent(screening, urgentAnswersOf(ticked)),

  'answer-tone': (screening, { tone }) =>
    screening.step === 'tone' ? answered(screening, { risk: withTone(screening.risk, tone) }) : undefined,

  'answer-spots': (screening, { ticked, rest }) =>
    screening.step === 'spots'
      ? answered(screening, { risk: withSevenPoint(screening.risk, ticked, rest) })
      : undefined,

  'answer-history': (screening, { ticked, rest }, { history }) =>
    screening.step === 'history'
      ? answered(screening, { risk: withHistory(screening.risk, history, ticked, rest) })
      : undefined,

  'skip-questions': (screening, _event, { history }) =>
    isRiskStep(screening.step) && !isComplete(screening)
      ? answered(screening, { risk: skipRest(screening.risk, history) })
      : undefined,

  back: (screening, { from }) => {
    if (screening.step !== from) return undefined;
    const before = isQuestion(from) && isComplete(screening) ? 'answers' : beforeOf[from];
    return before && { ...screening, step: before };
  },

  // A visit that was handed over keeps its triage, because the customer may leave before there is a new one.
  'review-answers': (screening) =>
    mayReview(screening)
      ? {
          ...screening,
          ...noTarget,
          step: 'answers',
          triage: screening.handedOver === 'yes' ? screening.triage : null,
          slip: 'none',
        }
      : undefined,

  'change-answers': (screening, { screen }) =>
    screening.step === 'answers' ? { ...screening, step: screen } : undefined,

  'answers-are-right': (screening) => (screening.step === 'answers' ? onward(screening) : undefined),
};

const beforeOf: Partial<Record<Step, Step>> = {
  'speak-now': 'urgent',
  tone: 'urgent',
  spots: 'tone',
  history: 'spots',
};

const isRiskStep = (step: Step): boolean => step === 'tone' || step === 'spots' || step === 'history';

const isQuestion = (step: Step): boolean => step === 'urgent' || isRiskStep(step);

/** Whether every screen of questions was answered or skipped: from then on, answers are only changed. */
export const isComplete = ({ urgentAnswers, risk }: Screening): boolean =>
  urgentQuestions.every((question) => urgentAnswers[question] !== undefined) &&
  nextRiskScreen(risk) === undefined;

/** While a photo is framed, at the body map, and at a result that is neither printing nor signed. */
const mayReview = (screening: Screening): boolean =>
  !screening.signed &&
  (screening.step === 'body-site' ||
    isFraming(screening) ||
    (screening.step === 'result' && screening.slip !== 'printing'));

/** What was found says nothing against an urgent sign, so no result stands beside one (RULES.md 4). */
function afterUrgent(screening: Screening, urgentAnswers: UrgentAnswers): Screening | undefined {
  if (screening.step !== 'urgent') return undefined;
  return needsPharmacistNow(urgentAnswers)
    ? { ...screening, urgentAnswers, step: 'speak-now', triage: null }
    : answered(screening, { urgentAnswers });
}

/** The next open question; after a change, all answers again. */
function answered(
  screening: Screening,
  answers: Pick<Screening, 'urgentAnswers'> | Pick<Screening, 'risk'>,
): Screening {
  const next = { ...screening, ...answers };
  if (isComplete(screening)) return { ...next, step: 'answers' };
  const open = nextRiskScreen(next.risk);
  return open === undefined ? onward(next) : { ...next, step: open };
}

/** With photos to the result that they now have; without any, to the body map. */
const onward = (screening: Screening): Screening =>
  screening.captures.length > 0
    ? resultOnceAnalysed({ ...screening, step: 'analysing' })
    : { ...screening, step: 'body-site' };
