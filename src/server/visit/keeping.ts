import type { ScreeningEvent } from '../../screening/visit/events.ts';

/**
 * How a step is kept. `before`: kept before anyone is told, and refused where it can't be. `after`: told in any case,
 * for paper that came can't be taken back. `no`: work under way; what comes of it is kept.
 */
type Keeping = 'before' | 'after' | 'no';

export const keepingOf: Readonly<Record<ScreeningEvent['type'], Keeping>> = {
  begin: 'before',
  understood: 'before',
  'answer-age': 'before',
  consent: 'before',
  'answer-urgent': 'before',
  'answer-risk': 'before',
  'question-before': 'before',
  'skip-questions': 'before',
  'choose-scope': 'before',
  'change-scope': 'before',
  'choose-site': 'before',
  'change-site': 'before',
  'skip-place': 'before',
  'end-series': 'before',
  'start-countdown': 'no',
  tick: 'no',
  'cancel-countdown': 'no',
  captured: 'no',
  'capture-failed': 'no',
  judged: 'no',
  'take-again': 'no',
  'use-photo': 'before',
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
  'slip-failed': 'after',
  'hand-over': 'before',
  retake: 'before',
  finish: 'no',
};

/** What the audit trail says of a step; most say nothing. No answer can be told from it. */
export const auditedAs: Readonly<Partial<Record<ScreeningEvent['type'], string>>> = {
  consent: 'consented',
  'use-photo': 'photo-used',
  analysed: 'photo-analysed',
  'leave-out': 'photo-left-out',
  'slip-printed': 'slip-printed',
  'slip-failed': 'slip-failed',
};
