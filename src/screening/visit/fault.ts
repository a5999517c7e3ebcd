import type { ErrorCode } from '../../errors.ts';
import type { VisitEvent } from './events.ts';
import type { Screening } from './screening.ts';
import type { Visit } from './visit.ts';

/** The fault that the page shows after the event; null if nothing is wrong. */
export function faultAfter(before: Visit, event: VisitEvent, after: Screening): ErrorCode | null {
  switch (event.type) {
    case 'capture-failed':
    case 'check-failed':
    case 'print-failed':
      return event.code;
    case 'analysis-failed':
      return isTold(event, after) ? event.code : staying(before, after);
    case 'not-kept':
      return isTold(event.event, after) ? event.code : staying(before, after);
    case 'print-slip':
    case 'retry-check':
      return null;
    case 'still-here':
      return before.fault;
    default:
      return staying(before, after);
  }
}

/**
 * Whether the page shows this fault. While the customer poses for the next photo it does not mention that the analysis of
 * an earlier one failed; it does so at the step that waits for the analysis. The pharmacist's requests do not concern it.
 */
function isTold({ type }: VisitEvent, { step }: Screening): boolean {
  if (type === 'analysed' || type === 'analysis-failed') return step === 'analysing';
  return type !== 'retake';
}

/** The fault that is still there. It ends at the next step, with another still, or, if the store failed, once it saves. */
function staying({ screening, fault }: Visit, after: Screening): ErrorCode | null {
  const isStill = after.countdown === 0 && screening.countdown !== 0;
  return after.step !== screening.step || isStill || fault === 'store-failed' ? null : fault;
}
