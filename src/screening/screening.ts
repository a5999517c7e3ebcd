import type { BodySite } from './body-site.ts';
import {
  type Capture,
  checking,
  lesionChecked,
  nothingFound,
  type Progress,
  searched,
  spotDismissed,
  spotsFound,
  unranked,
} from './capture.ts';
import type { Lesion } from './lesion.ts';
import { needsPharmacistNow, nextUrgentQuestion, type UrgentAnswers } from './questionnaire.ts';
import type { ScreeningEvent } from './screening-event.ts';
import { type Quality, type Triage, triage } from './triage.ts';
import { rankByOddness } from './ugly-duckling.ts';

/** Where a visit stands. `speak-now` and `too-young` end it without a photo. */
export type Step =
  | 'welcome'
  | 'about'
  | 'age'
  | 'too-young'
  | 'consent'
  | 'urgent'
  | 'speak-now'
  | 'body-site'
  | 'capture'
  | 'review'
  | 'analysing'
  | 'result'
  | 'done';

/** The paper is a leg of its own: it can fail while the outcome stands. */
export type SlipState = 'none' | 'printing' | 'printed' | 'failed';

/** One visit of one person: the aggregate. Immutable. */
export interface Screening {
  readonly id: string;
  readonly step: Step;
  readonly urgentAnswers: UrgentAnswers;
  readonly site: BodySite | null;
  readonly captures: readonly Capture[];
  readonly progress: Progress | null;
  readonly triage: Triage | null;
  readonly slip: SlipState;
}

export const newScreening = (id: string): Screening => ({
  id,
  step: 'welcome',
  urgentAnswers: {},
  site: null,
  captures: [],
  progress: null,
  triage: null,
  slip: 'none',
});

/** The next state, or undefined when the event does not fit the step: the caller then changes nothing. */
export function advance(screening: Screening, event: ScreeningEvent): Screening | undefined {
  const { step } = screening;
  const to = (next: Step, change: Partial<Screening> = {}): Screening => ({
    ...screening,
    ...change,
    step: next,
  });
  switch (event.type) {
    case 'begin':
      return step === 'welcome' || step === 'done' ? to('about') : undefined;
    case 'understood':
      return step === 'about' ? to('age') : undefined;
    case 'answer-age':
      return step === 'age' ? to(event.adult ? 'consent' : 'too-young') : undefined;
    case 'consent':
      return step === 'consent' ? to('urgent') : undefined;
    case 'answer-urgent':
      return step === 'urgent' && nextUrgentQuestion(screening.urgentAnswers) === event.question
        ? afterUrgent({
            ...screening,
            urgentAnswers: { ...screening.urgentAnswers, [event.question]: event.answer },
          })
        : undefined;
    case 'choose-site':
      return step === 'body-site' ? to('capture', { site: event.site }) : undefined;
    case 'change-site':
      return step === 'capture' ? to('body-site', { site: null }) : undefined;
    case 'captured':
      return step === 'capture' && screening.site !== null
        ? to('review', {
            captures: [...screening.captures, { ...event.capture, site: screening.site, ...nothingFound }],
          })
        : undefined;
    case 'take-again':
      return step === 'review' ? to('capture', { captures: screening.captures.slice(0, -1) }) : undefined;
    case 'use-photo':
      return step === 'review' ? to('analysing') : undefined;
    case 'searched':
      return step === 'analysing'
        ? to('analysing', {
            progress: searched(screening.captures.at(-1), event.partsDone, event.partsTotal),
          })
        : undefined;
    case 'spots-found':
      return step === 'analysing'
        ? to(
            'analysing',
            withLast(screening, (last) => spotsFound(last, event.spots)),
          )
        : undefined;
    case 'lesion-checked':
      return step === 'analysing'
        ? counted({ ...screening, ...withLast(screening, (last) => lesionChecked(last, event.lesion)) })
        : undefined;
    case 'spot-dismissed':
      return step === 'analysing'
        ? counted({ ...screening, ...withLast(screening, (last) => spotDismissed(last, event.detection)) })
        : undefined;
    case 'analysed':
      return step === 'analysing' ? afterAnalysis(screening, event.quality, event.lesions) : undefined;
    case 'analysis-failed':
      return step === 'analysing'
        ? to('review', {
            progress: null,
            ...withLast(screening, (last) => ({ ...last, ...nothingFound })),
          })
        : undefined;
    case 'another-photo':
      return step === 'result' && screening.slip !== 'printing'
        ? to('body-site', { site: null, triage: null, slip: 'none' })
        : undefined;
    case 'back-to-result':
      return step === 'body-site' && screening.captures.length > 0 ? withResult(screening) : undefined;
    case 'print-slip':
      return (step === 'result' || step === 'speak-now') && screening.slip !== 'printing'
        ? to(step, { slip: 'printing' })
        : undefined;
    case 'slip-printed':
      return screening.slip === 'printing' ? to(step, { slip: 'printed' }) : undefined;
    case 'slip-failed':
      return screening.slip === 'printing' ? to(step, { slip: 'failed' }) : undefined;
    case 'finish':
      return step === 'result' || step === 'speak-now' || step === 'too-young' ? to('done') : undefined;
  }
}

function afterUrgent(screening: Screening): Screening {
  if (nextUrgentQuestion(screening.urgentAnswers) !== undefined) return screening;
  return { ...screening, step: needsPharmacistNow(screening.urgentAnswers) ? 'speak-now' : 'body-site' };
}

function afterAnalysis(screening: Screening, quality: Quality, lesions: readonly Lesion[]): Screening {
  return withResult({
    ...screening,
    ...withLast(screening, (last) => ({ ...last, quality, lesions: lesions.map(unranked) })),
  });
}

const unjudged: Quality = { usable: false, faults: [] };

/** Ranks and triages over all photos of the visit, anew with each. */
function withResult(screening: Screening): Screening {
  const ranked = rankByOddness(screening.captures.map(({ lesions }) => lesions));
  const captures = screening.captures.map((capture, i) => ({ ...capture, lesions: ranked[i] ?? [] }));
  const assessed = captures.map(({ quality, lesions }) => ({ quality: quality ?? unjudged, lesions }));
  return { ...screening, step: 'result', captures, progress: null, triage: triage(assessed) };
}

const counted = (screening: Screening): Screening =>
  screening.progress?.stage === 'checking'
    ? { ...screening, progress: checking(screening.captures.at(-1)) }
    : screening;

function withLast(screening: Screening, change: (last: Capture) => Capture): Pick<Screening, 'captures'> {
  return {
    captures: screening.captures.map((capture, i) =>
      i === screening.captures.length - 1 ? change(capture) : capture,
    ),
  };
}
