import type { StageTimes } from '../../vision/stage-clock.ts';

/** What the metrics learn of visits: kinds and times, nothing that identifies a visit or a person. */
export interface VisitObserver {
  /** Called when a visit that had begun is over. */
  ended(): void;
  /** @param ms from the decoded photo to its last lesion */
  analysed(kind: 'wide-field' | 'close-up', ms: number, stages: StageTimes): void;
  analysisFailed(): void;
  printed(done: boolean): void;
}
