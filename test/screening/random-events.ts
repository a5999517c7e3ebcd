import fc from 'fast-check';
import { nextRiskQuestion } from '../../src/screening/judgement/questionnaire.ts';
import type { ScreeningEvent } from '../../src/screening/visit/events.ts';
import type { Screening } from '../../src/screening/visit/screening.ts';
import { lesion } from './lesions.ts';
import { analysed, blurred, choose, take, toReview, toRisk, use } from './walk.ts';

const anyId = 'any'; // the id is put in by `fitted`
const refer = lesion('L1', { level: 'refer' });
const single = fc.constantFrom<ScreeningEvent>(
  ...toReview,
  { type: 'answer-age', adult: false },
  { type: 'answer-urgent', question: 'bleeding-wound', answer: 'yes' },
  { type: 'choose-scope', scope: 'full' },
  { type: 'change-scope' },
  { type: 'change-site' },
  { type: 'skip-place', place: { site: 'face', view: 'front' } },
  { type: 'end-series' },
  { type: 'cancel-countdown' },
  { type: 'capture-failed' },
  { type: 'take-again' },
  { type: 'use-photo' },
  { type: 'spots-found', photoId: anyId, spots: [refer] },
  { type: 'lesion-checked', photoId: anyId, lesion: refer },
  analysed(anyId, [refer]),
  analysed(anyId, []),
  { type: 'analysis-failed', photoId: anyId },
  { type: 'retry-check' },
  { type: 'leave-out' },
  { type: 'another-photo' },
  { type: 'add-closeup' },
  { type: 'choose-spot', captureId: anyId, lesionId: anyId },
  { type: 'back-to-result' },
  { type: 'print-slip' },
  { type: 'slip-printed' },
  { type: 'slip-failed' },
  { type: 'hand-over', photos: true },
  { type: 'hand-over', photos: false },
  { type: 'answer-risk', given: { question: 'tone', answer: 'skipped' } },
  { type: 'question-before', question: 'tone' },
  { type: 'skip-questions' },
  { type: 'finish' },
);

/** Runs of events that belong together, so that chance gets far. */
const several = fc.constantFrom<ScreeningEvent[]>(
  [...toRisk, { type: 'skip-questions' }],
  choose('left-leg', 'back'),
  choose('face', 'back'),
  take(anyId),
  take(anyId, blurred),
  use(anyId),
  [...use(anyId), analysed(anyId, [lesion('L1'), lesion('L2', { level: 'follow' })])],
  [0, 1, 2].flatMap((): ScreeningEvent[] => [{ type: 'take-again' }, ...use(anyId, blurred)]),
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
export function fitted(screening: Screening, event: ScreeningEvent): ScreeningEvent {
  const { captures, closeups, candidate, target, risk } = screening;
  const kept = [...captures, ...closeups];
  if (event.type === 'captured') return { ...event, photo: { ...event.photo, id: `c${kept.length}` } };
  if (event.type === 'judged') return { ...event, photoId: candidate?.id ?? anyId };
  if (event.type === 'choose-spot') {
    const shown = captures.find(({ lesions }) => lesions.length > 0);
    return { ...event, captureId: shown?.id ?? anyId, lesionId: shown?.lesions[0]?.id ?? anyId };
  }
  if (event.type === 'question-before') return { ...event, question: nextRiskQuestion(risk) ?? 'tone' };
  if (event.type === 'skip-place' && target?.kind === 'place') return { ...event, place: target.place };
  const waiting = kept.find(({ analysis }) => analysis === 'waiting')?.id ?? anyId;
  return 'photoId' in event ? { ...event, photoId: waiting } : event;
}
