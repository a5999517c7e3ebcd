import { analysis } from './analysis.ts';
import type { ScreeningEvent } from './events.ts';
import { opening } from './opening.ts';
import { outcome } from './outcome.ts';
import { photos } from './photos.ts';
import type { Screening, Transitions } from './screening.ts';

const transitions: Transitions = { ...opening, ...photos, ...analysis, ...outcome };

/** The next state, or undefined when the event does not fit the step: the caller then changes nothing. */
export function advance(screening: Screening, event: ScreeningEvent): Screening | undefined {
  // The table holds, for each type, the function that takes an event of that type; the compiler can't follow that.
  const transition = transitions[event.type] as (
    from: Screening,
    by: ScreeningEvent,
  ) => Screening | undefined;
  return transition(screening, event);
}
