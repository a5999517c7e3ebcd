import { unanalysed } from './analysis.ts';
import type { Target } from './capture.ts';
import { isByCustomer, type VisitEvent } from './events.ts';
import { newScreening, type Screening } from './screening.ts';
import type { Visit, VisitEnd } from './visit.ts';

/** The work that a visit asks for, with the events that answer it. Work without an answer is done at once. */
export type Effect =
  /** Show the live picture and guide the customer to this target. Repeated when the target changes. */
  | { readonly type: 'watch'; readonly target: Target }
  | { readonly type: 'stop-watching' }
  /** Answered a second later by `tick`. */
  | { readonly type: 'count-down' }
  | { readonly type: 'stop-counting' }
  /** Answered by `captured` or `capture-failed`. */
  | { readonly type: 'take-still' }
  /** Answered by `judged` or `check-failed`. */
  | { readonly type: 'check'; readonly photoId: string; readonly target: Target }
  /** Keep the photo and analyse it. Answered by events as things are found, at last by `analysed` or `analysis-failed`. */
  | { readonly type: 'analyse'; readonly photoId: string; readonly kind: PhotoKind }
  /** Answered by `slip-printed` or `print-failed`. */
  | { readonly type: 'print' }
  | { readonly type: 'drop-photo'; readonly photoId: string }
  | { readonly type: 'drop-slip' }
  /** Somebody is there. Answered by `left-alone` if nobody is for too long after that. */
  | { readonly type: 'start-idle-clock' }
  | { readonly type: 'stop-idle-clock' }
  /** Give up the work under way and destroy everything that must not be kept. Answered by `cleared`. */
  | { readonly type: 'forget'; readonly why: VisitEnd }
  /** Show the last screen for a while. Answered by `cleared`. */
  | { readonly type: 'say-farewell' };

export type PhotoKind = 'wide-field' | 'close-up';

/** The effects of an event that led from one state of a visit to the next. Work that is under way is not started twice. */
export function effectsOf(before: Visit, event: VisitEvent, after: Visit): readonly Effect[] {
  const [was, is] = [under(before), under(after)];
  return [
    ...watching(was, is),
    ...counting(was, is),
    ...checking(was, is),
    ...analysing(was, is),
    ...printing(was, is),
    ...dropping(was, is),
    ...waiting(was, is, isByCustomer(event)),
    ...ending(before, after),
  ];
}

/** A screening for which nothing is shown, taken, printed or waited for. */
const nobody = newScreening('');

/** The screening with work under way; a visit that is over has none. */
const under = ({ screening, ended }: Visit): Screening => (ended === null ? screening : nobody);

function watching(was: Screening, is: Screening): Effect[] {
  const [before, target] = [framed(was), framed(is)];
  if (target !== null) return target === before ? [] : [{ type: 'watch', target }];
  return before === null ? [] : [{ type: 'stop-watching' }];
}

const framed = ({ step, target }: Screening): Target | null => (step === 'capture' ? target : null);

function counting({ countdown: before }: Screening, { countdown }: Screening): Effect[] {
  if (countdown === before) return [];
  if (countdown === null) return before === 0 ? [] : [{ type: 'stop-counting' }];
  return [{ type: countdown === 0 ? 'take-still' : 'count-down' }];
}

function checking(was: Screening, { candidate, target }: Screening): Effect[] {
  if (candidate === null || target === null || candidate.quality !== null || candidate.checkFailed) return [];
  const isUnderWay = was.candidate?.id === candidate.id && !was.candidate.checkFailed;
  return isUnderWay ? [] : [{ type: 'check', photoId: candidate.id, target }];
}

function analysing(was: Screening, is: Screening): Effect[] {
  const underWay = unanalysed(was);
  return unanalysed(is)
    .filter((photoId) => !underWay.includes(photoId))
    .map((photoId) => ({
      type: 'analyse',
      photoId,
      kind: is.closeups.some(({ id }) => id === photoId) ? 'close-up' : 'wide-field',
    }));
}

const printing = (was: Screening, is: Screening): Effect[] =>
  is.slip === 'printing' && was.slip !== 'printing' ? [{ type: 'print' }] : [];

/** Drops photos that are no longer part of the screening, and a slip that is no longer true. */
function dropping(was: Screening, is: Screening): Effect[] {
  const known = new Set(photosOf(is));
  const gone = photosOf(was).filter((photoId) => !known.has(photoId));
  return [
    ...gone.map((photoId): Effect => ({ type: 'drop-photo', photoId })),
    ...(was.slip !== 'none' && is.slip === 'none' ? [{ type: 'drop-slip' } as const] : []),
  ];
}

const photosOf = ({ candidate, captures, closeups }: Screening): string[] =>
  [...(candidate ? [candidate] : []), ...captures, ...closeups].map(({ id }) => id);

/** Starts or stops the idle clock, which runs neither while the kiosk works nor before or after the visit. */
function waiting(was: Screening, is: Screening, byCustomer: boolean): Effect[] {
  if (!isWaiting(is)) return isWaiting(was) ? [{ type: 'stop-idle-clock' }] : [];
  return byCustomer || !isWaiting(was) ? [{ type: 'start-idle-clock' }] : [];
}

/** Whether it is the customer's turn. */
function isWaiting(screening: Screening): boolean {
  const { step, slip } = screening;
  const works = slip === 'printing' || (step === 'analysing' && unanalysed(screening).length > 0);
  return step !== 'welcome' && step !== 'done' && !works;
}

function ending(before: Visit, after: Visit): Effect[] {
  if (after.ended !== null && before.ended === null) return [{ type: 'forget', why: after.ended }];
  return after.screening.step === 'done' && before.screening.step !== 'done'
    ? [{ type: 'say-farewell' }]
    : [];
}
