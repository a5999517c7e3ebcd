import type { ErrorCode } from '../../errors.ts';
import type { VisitEvent } from './events.ts';
import type { Screening } from './screening.ts';
import type { Visit } from './visit.ts';

/** What the page says is wrong once the event has led to this screening; null where nothing is, or no longer. */
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
 * While the customer poses for the next photo, the analysis of an earlier one fails silently: the page says so where
 * the customer waits for it. What the pharmacist asks for is no matter of this page.
 */
function isTold({ type }: VisitEvent, { step }: Screening): boolean {
  if (type === 'analysed' || type === 'analysis-failed') return step === 'analysing';
  return type !== 'retake';
}

/** A fault is put right by the next step, by another still, and where the store failed by any event that it took. */
function staying({ screening, fault }: Visit, after: Screening): ErrorCode | null {
  const isStill = after.countdown === 0 && screening.countdown !== 0;
  return after.step !== screening.step || isStill || fault === 'store-failed' ? null : fault;
}
