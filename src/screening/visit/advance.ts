import { needsPharmacistNow } from '../judgement/questionnaire.ts';
import { analysis } from './analysis.ts';
import type { ScreenedLesion } from './capture.ts';
import type { VisitEvent, VisitNames } from './events.ts';
import { faultAfter } from './fault.ts';
import { opening } from './opening.ts';
import { outcome } from './outcome.ts';
import { photos } from './photos.ts';
import { endOf, presence } from './presence.ts';
import type { Screening } from './screening.ts';
import type { Transitions } from './transitions.ts';
import { type Call, newVisit, type Parting, type Visit, type VisitRules } from './visit.ts';

type Step = Exclude<VisitEvent, { type: 'cleared' }>;

const transitions: Transitions<Step> = { ...opening, ...photos, ...analysis, ...outcome, ...presence };

/** The visit after the event; null if the event does not fit, and then the caller changes nothing. */
export function advance(visit: Visit, event: VisitEvent): Visit | null {
  if (event.type === 'cleared') return nextVisit(visit, event);
  if (visit.ended !== null) return null;
  // The pharmacist may answer the call of a visit that has just ended.
  if (event.type === 'call-answered' && visit.call !== 'ringing') return null;
  // The table holds, for each type, the function that takes an event of that type; the compiler can't follow that.
  const transition = transitions[event.type] as (
    from: Screening,
    by: Step,
    rules: VisitRules,
  ) => Screening | undefined;
  const screening = transition(visit.screening, event, visit.rules);
  if (!screening) return null;
  const ended = endOf[event.type] ?? null;
  const call = callAfter(visit.call, event);
  return { ...visit, screening, fault: faultAfter(visit, event, screening), ended, call };
}

const callAfter = (call: Call, { type }: VisitEvent): Call =>
  type === 'call-pharmacist' ? 'ringing' : type === 'call-answered' ? 'answered' : call;

/** The next visit: after "finish" it begins at the last screen, which says what became of the photos, else at the welcome. */
function nextVisit({ screening, rules, ended }: Visit, names: VisitNames): Visit | null {
  if (ended === null) return screening.step === 'done' ? newVisit(names, rules) : null;
  if (ended === 'abandoned') return { ...newVisit(names, rules), ended };
  if (ended !== 'finished') return newVisit(names, rules);
  const farewell = newVisit(names, rules, 'done');
  const { handedOver, language } = screening;
  return {
    ...farewell,
    parting: partingOf(screening),
    screening: { ...farewell.screening, handedOver, language },
  };
}

const standsOut = ({ level }: ScreenedLesion): boolean => level === 'refer' || level === 'follow';

const partingOf = (screening: Screening): Parting => ({
  outcome: screening.triage?.level ?? null,
  hasSpots: screening.captures.some(({ lesions }) => lesions.some(standsOut)),
  isUrgent: needsPharmacistNow(screening.urgentAnswers),
});
