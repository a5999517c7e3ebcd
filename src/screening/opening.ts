import { needsPharmacistNow, nextUrgentQuestion } from './questionnaire.ts';
import type { Screening, Transitions } from './screening.ts';
import type { OpeningEvent } from './screening-event.ts';

/** From the welcome to the last question before any photo. */
export const opening: Transitions<OpeningEvent> = {
  begin: (screening) =>
    screening.step === 'welcome' || screening.step === 'done' ? { ...screening, step: 'about' } : undefined,

  understood: (screening) => (screening.step === 'about' ? { ...screening, step: 'age' } : undefined),

  'answer-age': (screening, { adult }) =>
    screening.step === 'age' ? { ...screening, step: adult ? 'consent' : 'too-young' } : undefined,

  consent: (screening) => (screening.step === 'consent' ? { ...screening, step: 'urgent' } : undefined),

  'answer-urgent': (screening, { question, answer }) => {
    const { step, urgentAnswers } = screening;
    if (step !== 'urgent' || nextUrgentQuestion(urgentAnswers) !== question) return undefined;
    return afterUrgent({ ...screening, urgentAnswers: { ...urgentAnswers, [question]: answer } });
  },
};

function afterUrgent(screening: Screening): Screening {
  if (nextUrgentQuestion(screening.urgentAnswers) !== undefined) return screening;
  return { ...screening, step: needsPharmacistNow(screening.urgentAnswers) ? 'speak-now' : 'scope' };
}
