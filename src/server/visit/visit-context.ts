import { KioskError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { ScreeningEvent } from '../../screening/visit/events.ts';
import type { ScreeningStore } from '../../store/port.ts';
import type { Visit } from './visit.ts';
import type { VisitObserver } from './visit-observer.ts';

/** What work on a visit needs of its conductor. */
export interface VisitContext {
  readonly logger: Logger;
  readonly observer: VisitObserver;
  readonly photos: Pick<ScreeningStore, 'savePhoto' | 'readPhoto'>;
  /**
   * Advances the visit, unless it was forgotten meanwhile or the event does not fit.
   * @throws KioskError `store-failed`: the step could not be kept, so it was not taken
   */
  apply(visit: Visit, event: ScreeningEvent): boolean;
  isCurrent(visit: Visit): boolean;
  /** Something that the page shows has changed. */
  changed(): void;
}

export const codeOf = (error: unknown): string => (error instanceof KioskError ? error.code : 'unknown');

/** A KioskError's sentence carries nothing personal; anything else is logged by its kind alone. */
export const messageOf = (error: unknown): string =>
  error instanceof KioskError ? error.message : error instanceof Error ? error.name : 'unknown';
