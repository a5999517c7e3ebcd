import type { AnalysisEvent } from '../../src/vision/analyze.ts';

export type Analysed = Extract<AnalysisEvent, { type: 'analysed' }>;

/** The last event of an analysis, which holds everything. */
export async function analysed(events: AsyncIterable<AnalysisEvent>): Promise<Analysed> {
  for await (const event of events) if (event.type === 'analysed') return event;
  throw new Error('An analysis ends with "analysed".');
}
