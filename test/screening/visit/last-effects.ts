import { advance } from '../../../src/screening/visit/advance.ts';
import { type Effect, effectsOf } from '../../../src/screening/visit/effects.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import { lesion } from '../lesions.ts';
import { analysed, choose, toAnalysing, toMap, visitAt, walk } from '../walk.ts';

export const toCapture = [...toMap, ...choose('upper-back', 'back')];
export const toResult = [...toAnalysing, analysed('c1', [lesion('L1')])];

/** The effects of the last of these events, which must all fit. */
export function effects(events: readonly VisitEvent[], countdownSeconds = 1): readonly Effect[] {
  const last = events.at(-1) ?? { type: 'begin' };
  const before = visitAt(walk(events.slice(0, -1)), countdownSeconds);
  const after = advance(before, last);
  if (!after) throw new Error(`${last.type} does not fit ${before.screening.step}`);
  return effectsOf(before, last, after);
}
