import type { VisitEvent } from './events.ts';
import type { Screening } from './screening.ts';
import type { VisitRules } from './visit.ts';

/** For each kind of event, a function that gives the next screening; undefined if the event does not fit. */
export type Transitions<Event extends VisitEvent = VisitEvent> = {
  readonly [Type in Event['type']]: (
    screening: Screening,
    event: Extract<Event, { type: Type }>,
    rules: VisitRules,
  ) => Screening | undefined;
};
