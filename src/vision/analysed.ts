import { KioskError } from '../errors.ts';
import type { AnalysisEvent } from './analyze.ts';

/** The last event of an analysis, which holds everything. */
export type Analysed = Extract<AnalysisEvent, { type: 'analysed' }>;

/**
 * Follows an analysis to its end.
 * @param onEvent called with every event before the last one
 * @throws KioskError `inference-failed` if the last event does not come, and what the analysis throws
 */
export async function analysed(
  events: AsyncIterable<AnalysisEvent>,
  onEvent: (event: Exclude<AnalysisEvent, Analysed>) => void = () => undefined,
): Promise<Analysed> {
  for await (const event of events) {
    if (event.type === 'analysed') return event;
    onEvent(event);
  }
  throw new KioskError('inference-failed', 'The analysis ended without a result. Try again.');
}
