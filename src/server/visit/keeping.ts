import type { AuditEvent } from '../../screening/record/audit-event.ts';
import type { VisitEvent } from '../../screening/visit/events.ts';

/**
 * When an event is saved. `before`: it is saved before anyone is told, and refused if that fails. `after`: it is told in
 * any case, because paper that came out can't be taken back. `no`: it is work under way, whose outcome will be saved, or
 * an end, of which nothing is saved.
 */
type Keeping = 'before' | 'after' | 'no';

export const keepingOf: Readonly<Record<VisitEvent['type'], Keeping>> = {
  begin: 'before',
  consent: 'before',
  decline: 'no',
  'no-urgent-sign': 'before',
  'urgent-signs': 'before',
  'answer-tone': 'before',
  'answer-spots': 'before',
  'answer-history': 'before',
  'skip-questions': 'before',
  back: 'before',
  'review-answers': 'before',
  'change-answers': 'before',
  'answers-are-right': 'before',
  'check-all': 'before',
  'choose-site': 'before',
  'change-site': 'before',
  'skip-place': 'before',
  'end-series': 'before',
  'take-photo': 'no',
  framed: 'no',
  tick: 'no',
  'cancel-countdown': 'no',
  captured: 'no',
  'capture-failed': 'no',
  judged: 'no',
  'check-failed': 'no',
  'take-again': 'no',
  'use-photo': 'before',
  accepted: 'before',
  'sent-back': 'no',
  'analysis-begun': 'no',
  searched: 'no',
  'spots-found': 'no',
  'lesion-checked': 'no',
  'spot-dismissed': 'no',
  analysed: 'before',
  'analysis-failed': 'no',
  'retry-check': 'no',
  'leave-out': 'before',
  'another-photo': 'before',
  'add-closeup': 'before',
  'choose-spot': 'before',
  'back-to-result': 'before',
  'print-slip': 'after',
  'slip-printed': 'after',
  'print-failed': 'after',
  'hand-over': 'before',
  retake: 'before',
  signed: 'no',
  finish: 'no',
  'still-here': 'no',
  'choose-language': 'before',
  'call-pharmacist': 'no',
  'call-answered': 'no',
  'stop-and-delete': 'no',
  'left-alone': 'no',
  'shut-down': 'no',
  'not-kept': 'no',
  cleared: 'no',
};

/** The audit trail's entry for an event; most have none. None reveals an answer. */
export const auditedAs: Readonly<Partial<Record<VisitEvent['type'], AuditEvent>>> = {
  consent: 'consented',
  'use-photo': 'photo-used',
  accepted: 'photo-used',
  analysed: 'photo-analysed',
  'leave-out': 'photo-left-out',
  'slip-printed': 'slip-printed',
  'print-failed': 'slip-failed',
};
