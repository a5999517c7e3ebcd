import type { TriageLevel } from '../../screening/judgement/triage.ts';
import type { EndReason } from '../../store/port.ts';
import type { StageTimes } from '../../vision/stage-clock.ts';

/** What the metrics hear of visits: kinds and times, nothing by which a visit or a person could be told. */
export interface VisitObserver {
  /** A visit that had begun is over; `outcome` is null when it came to no result. */
  ended(outcome: TriageLevel | null, why: EndReason): void;
  /** @param ms from the decoded photo to its last lesion */
  analysed(kind: 'wide-field' | 'close-up', ms: number, stages: StageTimes): void;
  analysisFailed(): void;
  printed(done: boolean): void;
}
