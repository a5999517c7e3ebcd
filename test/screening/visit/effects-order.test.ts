import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/screening/visit/advance.ts';
import { type Effect, effectsOf } from '../../../src/screening/visit/effects.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import { newScreening } from '../../../src/screening/visit/screening.ts';
import type { Visit } from '../../../src/screening/visit/visit.ts';
import { lesion } from '../lesions.ts';
import { Outside } from '../outside.ts';
import { fitted, randomEvents } from '../random-events.ts';
import { analysed, choose, take, toScope, use, visitAt } from '../walk.ts';

describe('under any order of events', () => {
  const around = fc.constantFrom<VisitEvent>(
    { type: 'still-here' },
    { type: 'stop-and-delete' },
    { type: 'left-alone' },
    { type: 'retake', asked: true },
    { type: 'retake', asked: false },
    { type: 'cleared', id: 'any', number: 'ANY' },
  );
  /** Sequences of events that chance alone seldom completes. */
  const usual = fc.constantFrom<readonly VisitEvent[]>(
    toScope,
    [...choose('left-leg', 'back'), ...use('any'), analysed('any', [lesion('L1'), lesion('L2')])],
    [{ type: 'take-photo' }, { type: 'cancel-countdown' }],
    [{ type: 'print-slip' }, { type: 'slip-printed' }, { type: 'another-photo' }],
    [...take('any').slice(0, 3), { type: 'still-here' }],
    [{ type: 'finish' }],
  );
  const happening = fc.record({
    events: fc.oneof(
      around.map((event) => [event]),
      { weight: 3, arbitrary: usual },
      { weight: 3, arbitrary: randomEvents },
    ),
    isKept: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  });
  let reached = new Map<Effect['type'], number>();

  /** One visit after the other, with the work that a correct kiosk does for them. */
  function play(happenings: readonly { readonly events: readonly VisitEvent[]; readonly isKept: boolean }[]) {
    const outside = new Outside();
    let visit: Visit = visitAt(newScreening('s'));
    let visits = 0;
    const step = (event: VisitEvent) => {
      const after = outside.gives(event) ? advance(visit, event) : null;
      if (!after) return;
      outside.takes(event);
      for (const effect of effectsOf(visit, event, after)) {
        outside.begins(effect);
        reached.set(effect.type, (reached.get(effect.type) ?? 0) + 1);
      }
      visit = after;
      if (visit.ended !== null) step({ type: 'cleared', id: `s${++visits}`, number: 'NUMBER' });
      outside.check(visit);
    };
    for (const { events, isKept } of happenings) {
      for (const one of events) {
        const event = fitted(visit.screening, one);
        step(isKept ? event : { type: 'not-kept', event, code: 'store-failed' });
      }
    }
  }

  it('exactly what the visit waits for is under way: nothing twice, nothing left over, nothing after the end', () => {
    reached = new Map();
    fc.assert(fc.property(fc.array(happening, { maxLength: 8 }), play), { numRuns: 400, seed: 7 });
    expect([...reached.keys()].sort()).toEqual(
      [
        ...[
          'watch',
          'stop-watching',
          'count-down',
          'stop-counting',
          'take-still',
          'check',
          'analyse',
          'print',
        ],
        ...['drop-photo', 'drop-slip', 'start-idle-clock', 'stop-idle-clock', 'forget', 'say-farewell'],
      ].sort(),
    );
  });
});
