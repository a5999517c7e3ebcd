import type { ErrorCode } from '../../errors.ts';
import { advance } from '../../screening/visit/advance.ts';
import { type Effect, effectsOf } from '../../screening/visit/effects.ts';
import type { VisitEvent } from '../../screening/visit/events.ts';
import type { Visit } from '../../screening/visit/visit.ts';

/** Reports the outcome of an effect. An answer to a visit that was forgotten meanwhile is dropped. */
export type Answer = (event: VisitEvent) => void;

export interface RunnerParts {
  /** The visit with which the daemon begins. */
  readonly first: Visit;
  readonly records: {
    /** @returns null if everything was saved that has to be, or the code of why the event can't happen */
    keep(before: Visit, event: VisitEvent, after: Visit): ErrorCode | null;
  };
  readonly performer: {
    /** Begins the effect's work for this visit. It never throws: a failure is an answer too. */
    perform(effect: Effect, visit: Visit, answer: Answer): void;
  };
  /** Called when the pages should soon be told about the visit. */
  readonly tell: () => void;
}

/** Runs one visit after the other: each event advances the visit, is saved, has its effects, and is told to the pages. */
export class VisitRunner {
  readonly #parts: RunnerParts;
  #visit: Visit;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#visit = parts.first;
  }

  get visit(): Visit {
    return this.#visit;
  }

  /**
   * Lets an event happen, or refuses it and changes only the fault that the page shows.
   * @returns null if it happened, or the code of why not: `out-of-order`, or the store's
   */
  take(event: VisitEvent): ErrorCode | null {
    const { records, performer, tell } = this.#parts;
    const before = this.#visit;
    const after = advance(before, event);
    if (after === null) return 'out-of-order';
    const code = records.keep(before, event, after);
    if (code !== null) {
      this.take({ type: 'not-kept', event, code });
      return code;
    }
    this.#visit = after;
    const answer: Answer = (next) => {
      if (this.#visit.screening.id === after.screening.id) this.take(next);
    };
    for (const effect of effectsOf(before, event, after)) performer.perform(effect, after, answer);
    tell();
    return null;
  }
}
