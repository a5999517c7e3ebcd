import fc from 'fast-check';
import type { VisitEvent } from '../../src/screening/visit/events.ts';
import type { Screening } from '../../src/screening/visit/screening.ts';
import { lesion } from './lesions.ts';
import { analysed, blurred, choose, take, toReview, toTone, use } from './walk.ts';

const anyId = 'any'; // the id is put in by `fitted`
const refer = lesion('L1', { level: 'refer' });
const single = fc.constantFrom<VisitEvent>(
  ...toReview,
  { type: 'decline' },
  { type: 'choose-language', language: 'ar' },
  { type: 'urgent-signs', ticked: ['bleeding-wound'] },
  { type: 'framed' },
  { type: 'accepted' },
  { type: 'sent-back' },
  { type: 'review-answers' },
  { type: 'change-answers', screen: 'urgent' },
  { type: 'change-answers', screen: 'spots' },
  { type: 'answers-are-right' },
  { type: 'signed' },
  { type: 'check-all' },
  { type: 'change-site' },
  { type: 'skip-place', place: { site: 'face', view: 'front' } },
  { type: 'end-series' },
  { type: 'cancel-countdown' },
  { type: 'capture-failed', code: 'camera-timeout' },
  { type: 'check-failed', photoId: anyId, code: 'inference-hung' },
  { type: 'take-again' },
  { type: 'use-photo' },
  { type: 'analysis-begun', photoId: anyId },
  { type: 'spots-found', photoId: anyId, spots: [refer] },
  { type: 'lesion-checked', photoId: anyId, lesion: refer },
  analysed(anyId, [refer]),
  analysed(anyId, []),
  { type: 'analysis-failed', photoId: anyId, code: 'inference-hung' },
  { type: 'retry-check' },
  { type: 'leave-out' },
  { type: 'another-photo' },
  { type: 'add-closeup' },
  { type: 'choose-spot', captureId: anyId, lesionId: anyId },
  { type: 'back-to-result' },
  { type: 'print-slip' },
  { type: 'slip-printed' },
  { type: 'print-failed', code: 'printer-offline' },
  { type: 'hand-over', photos: true },
  { type: 'hand-over', photos: false },
  { type: 'answer-tone', tone: 'skipped' },
  { type: 'back', from: 'tone' },
  { type: 'skip-questions' },
  { type: 'finish' },
);

/** Runs of events that belong together, so that chance gets far. */
const several = fc.constantFrom<VisitEvent[]>(
  [...toTone, { type: 'skip-questions' }],
  [{ type: 'review-answers' }, { type: 'change-answers', screen: 'urgent' }, { type: 'no-urgent-sign' }],
  choose('left-leg', 'back'),
  choose('face', 'back'),
  take(anyId),
  take(anyId, blurred),
  use(anyId),
  [...use(anyId), analysed(anyId, [lesion('L1'), lesion('L2', { level: 'follow' })])],
  [0, 1, 2].flatMap((): VisitEvent[] => [{ type: 'take-again' }, ...use(anyId, blurred)]),
  [{ type: 'add-closeup' }, { type: 'choose-spot', captureId: anyId, lesionId: anyId }, ...use(anyId)],
);
/** Events in random order, most of which do not fit, mixed with runs of events that belong together. */
export const randomEvents = fc
  .array(
    fc.oneof(
      single.map((event) => [event]),
      several,
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.flat());

/** The event as page and daemon send it, about the current question, place, new photo or analysed photo. */
export function fitted(screening: Screening, event: VisitEvent): VisitEvent {
  const { captures, closeups, candidate, target, step } = screening;
  const kept = [...captures, ...closeups];
  if (event.type === 'captured') return { ...event, photo: { ...event.photo, id: `c${kept.length}` } };
  if (event.type === 'judged' || event.type === 'check-failed')
    return { ...event, photoId: candidate?.id ?? anyId };
  if (event.type === 'choose-spot') {
    const shown = captures.find(({ lesions }) => lesions.length > 0);
    return { ...event, captureId: shown?.id ?? anyId, lesionId: shown?.lesions[0]?.id ?? anyId };
  }
  if (event.type === 'back') return { ...event, from: step };
  if (event.type === 'skip-place' && target?.kind === 'place') return { ...event, place: target.place };
  const waiting = kept.find(({ analysis }) => analysis === 'waiting')?.id ?? anyId;
  return 'photoId' in event ? { ...event, photoId: waiting } : event;
}
