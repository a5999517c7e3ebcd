import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/screening/visit/advance.ts';
import { effectsOf } from '../../../src/screening/visit/effects.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import { toReview, visitAt, walk } from '../walk.ts';
import { effects, toCapture, toResult } from './last-effects.ts';

describe('what follows from an event', () => {
  it.each<[VisitEvent, string]>([
    [{ type: 'stop-and-delete' }, 'stopped-by-customer'],
    [{ type: 'left-alone' }, 'left-alone'],
    [{ type: 'shut-down' }, 'abandoned'],
  ])('$type: everything stops, and all is forgotten', (end, why) => {
    const counting = [...toCapture, { type: 'take-photo' } as const, end];
    expect(effects(counting)).toEqual([
      { type: 'stop-watching' },
      { type: 'stop-counting' },
      { type: 'stop-idle-clock' },
      { type: 'forget', why },
    ]);
    expect(effects([...toReview, end])).toContainEqual({ type: 'drop-photo', photoId: 'c1' });
  });

  it('the end by “finish” as well, and then a last screen for a while', () => {
    const before = visitAt(walk(toResult));
    const ended = advance(before, { type: 'finish' });
    if (!ended) throw new Error('finish does not fit');
    expect(effectsOf(before, { type: 'finish' }, ended).at(-1)).toEqual({ type: 'forget', why: 'finished' });
    const cleared: VisitEvent = { type: 'cleared', id: 'next', number: 'NEXT' };
    const farewell = advance(ended, cleared);
    expect(farewell && effectsOf(ended, cleared, farewell)).toEqual([{ type: 'say-farewell' }]);
    const welcome = farewell && advance(farewell, cleared);
    expect(welcome && effectsOf(farewell, cleared, welcome)).toEqual([]);
  });
});
