import { analysisFailed } from './analysis.ts';
import type { PresenceAnswer, PresenceRequest, VisitEvent } from './events.ts';
import type { Transitions } from './transitions.ts';
import type { VisitEnd } from './visit.ts';

/** Whether somebody is there, and what they read. The findings stay as they are when a visit ends, because the record may need them. */
export const presence: Transitions<PresenceRequest | Exclude<PresenceAnswer, { type: 'cleared' }>> = {
  'still-here': (screening) => screening,
  'choose-language': (screening, { language }) => ({ ...screening, language }),
  'call-pharmacist': (screening) =>
    screening.step === 'welcome' || screening.step === 'done' ? undefined : screening,
  'call-answered': (screening) => screening,
  'stop-and-delete': (screening) => screening,
  'left-alone': (screening) => screening,
  'shut-down': (screening) => screening,
  'not-kept': (screening, { event }) =>
    event.type === 'analysed' ? analysisFailed(screening, event.photoId) : screening,
};

/** The events that end a visit. */
export const endOf: Readonly<Partial<Record<VisitEvent['type'], VisitEnd>>> = {
  finish: 'finished',
  'stop-and-delete': 'stopped-by-customer',
  'left-alone': 'left-alone',
  'shut-down': 'abandoned',
};
