import type { StageTimes } from '../../vision/stage-clock.ts';

/** What the metrics hear of visits: kinds and times, nothing by which a visit or a person could be told. */
export interface VisitObserver {
  /** A visit that had begun is over. */
  ended(): void;
  /** @param ms from the decoded photo to its last lesion */
  analysed(kind: 'wide-field' | 'close-up', ms: number, stages: StageTimes): void;
  analysisFailed(): void;
  printed(done: boolean): void;
}
