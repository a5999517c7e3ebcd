import { unanalysed } from './analysis.ts';
import type { Target } from './capture.ts';
import { isByCustomer, type VisitEvent } from './events.ts';
import { isGood, isRefused } from './photos.ts';
import { newScreening, type Screening } from './screening.ts';
import type { Visit, VisitEnd } from './visit.ts';

/** What is to be done outside, and the events that answer it; one without any is done at once. */
export type Effect =
  /** Show the live picture, and guide the customer to this target; said again where it changes. Once good: `framed`. */
  | { readonly type: 'watch'; readonly target: Target }
  | { readonly type: 'stop-watching' }
  /** A second later: `tick`. */
  | { readonly type: 'count-down' }
  | { readonly type: 'stop-counting' }
  /** `captured` or `capture-failed`. */
  | { readonly type: 'take-still' }
  /** `judged` or `check-failed`. */
  | { readonly type: 'check'; readonly photoId: string; readonly target: Target }
  /** After these seconds: `accepted`, or `sent-back`. */
  | { readonly type: 'decide-soon'; readonly answer: 'accepted' | 'sent-back'; readonly seconds: number }
  | { readonly type: 'stop-deciding' }
  /** Keep the photo and analyse it: what is found as it is found, at last `analysed` or `analysis-failed`. */
  | { readonly type: 'analyse'; readonly photoId: string; readonly kind: PhotoKind }
  /** `slip-printed` or `print-failed`. */
  | { readonly type: 'print' }
  | { readonly type: 'drop-photo'; readonly photoId: string }
  | { readonly type: 'drop-slip' }
  /** Somebody is there. Nobody for too long after that: `left-alone`. */
  | { readonly type: 'start-idle-clock' }
  | { readonly type: 'stop-idle-clock' }
  /** Say at the pharmacist's desk that the customer calls, or no longer does. */
  | { readonly type: 'ring' | 'stop-ringing' }
  /** Give up what is under way, and destroy all that is not to be kept: `cleared`. */
  | { readonly type: 'forget'; readonly why: VisitEnd }
  /** Show the last screen for a while: `cleared`. */
  | { readonly type: 'say-farewell' };

export type PhotoKind = 'wide-field' | 'close-up';

/** What follows from an event that led from one state of a visit to the next. Nothing is started that is under way. */
export function effectsOf(before: Visit, event: VisitEvent, after: Visit): readonly Effect[] {
  const [was, is] = [under(before), under(after)];
  return [
    ...watching(was, is),
    ...counting(was, is),
    ...checking(was, is),
    ...deciding(was, is, event, after.rules.acceptSeconds),
    ...analysing(was, is),
    ...printing(was, is),
    ...dropping(was, is),
    ...waiting(was, is, isByCustomer(event) || event.type === 'accepted'),
    ...ringing(before, after),
    ...ending(before, after),
  ];
}

/** Nothing is seen, taken, printed or waited for. */
const nobody = newScreening('');

/** A visit that is over leaves nothing under way. */
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

/** A good photo is used by itself, one that may not be used is taken again; the customer decides on any other. */
function deciding(was: Screening, is: Screening, { type }: VisitEvent, acceptSeconds: number): Effect[] {
  const [before, now] = [decisionOn(was), decisionOn(is)];
  if (now === before) return [];
  if (now === null) return type === before ? [] : [{ type: 'stop-deciding' }];
  const seconds = now === 'accepted' ? acceptSeconds : acceptSeconds * readingTime;
  return [{ type: 'decide-soon', answer: now, seconds }];
}

/** What is wrong with a photo takes longer to read than that nothing is. */
const readingTime = 2;

const decisionOn = (screening: Screening): 'accepted' | 'sent-back' | null =>
  screening.step !== 'review'
    ? null
    : isGood(screening)
      ? 'accepted'
      : isRefused(screening)
        ? 'sent-back'
        : null;

function ringing(before: Visit, after: Visit): Effect[] {
  const [rang, rings] = [isRinging(before), isRinging(after)];
  return rings === rang ? [] : [{ type: rings ? 'ring' : 'stop-ringing' }];
}

const isRinging = ({ call, ended }: Visit): boolean => call === 'ringing' && ended === null;

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

/** A photo that is no longer part of the screening; a slip whose words no longer hold. */
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

/** Nobody is asked whether they are there while the kiosk itself works, or before and after the visit. */
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
