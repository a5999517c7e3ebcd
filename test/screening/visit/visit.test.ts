import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/screening/visit/advance.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import type { Visit } from '../../../src/screening/visit/visit.ts';
import { lesion } from '../lesions.ts';
import { analysed, choose, full, toAnalysing, toMap, toReview, use, visitAt, walk } from '../walk.ts';

const toCapture = [...toMap, ...choose('chest', 'front')];
const toResult = [...toAnalysing, analysed('c1', [lesion('L1')])];
const code = 'unknown';

/** The visit after events that must all fit. */
function visit(events: readonly VisitEvent[], from = visitAt(walk([]))): Visit {
  return events.reduce((before, event) => {
    const after = advance(before, event);
    if (!after) throw new Error(`${event.type} does not fit ${before.screening.step}`);
    return after;
  }, from);
}

const still: VisitEvent[] = [{ type: 'take-photo' }, { type: 'tick' }];
const stillFailed: VisitEvent[] = [...still, { type: 'capture-failed', code }];
const checkFailed: VisitEvent = { type: 'check-failed', photoId: 'c1', code };
const analysisFailed: VisitEvent = { type: 'analysis-failed', photoId: 'c1', code };
const printFailed: VisitEvent[] = [{ type: 'print-slip' }, { type: 'print-failed', code }];
const notKept = (event: VisitEvent): VisitEvent => ({ type: 'not-kept', event, code: 'store-failed' });

describe('a fault', () => {
  it.each<[string, VisitEvent[], VisitEvent[]]>([
    ['of the camera', [...toCapture, ...stillFailed], still],
    ['of the photo’s check', [...toReview.slice(0, -1), checkFailed], [{ type: 'retry-check' }]],
    ['of the analysis', [...toAnalysing, analysisFailed], [{ type: 'retry-check' }]],
    ['of the printer', [...toResult, ...printFailed], [{ type: 'print-slip' }]],
    ['that the customer leaves behind', [...toCapture, ...stillFailed], [{ type: 'change-site' }]],
  ])('%s stays while nothing else happens, and goes with the next try or step', (_what, events, next) => {
    const failed = visit(events);
    expect(failed.fault).toBe(code);
    expect(advance(failed, { type: 'still-here' })?.fault).toBe(code);
    expect(visit(next, failed).fault).toBeNull();
  });

  it('of the camera stays while the next countdown runs', () => {
    expect(visit([...toCapture, ...stillFailed, { type: 'take-photo' }]).fault).toBe(code);
  });

  it('of an analysis is not told while the customer poses for the next photo', () => {
    const posing = visit([...toMap, full, ...use('c1')]);
    for (const event of [analysisFailed, notKept(analysed('c1', []))]) {
      const failed = advance(posing, event);
      expect(failed).toMatchObject({ fault: null, screening: { captures: [{ analysis: 'failed' }] } });
    }
  });

  it('of the store changes nothing else, and goes with the next event that happens', () => {
    const before = visit(toReview);
    const failed = visit([notKept({ type: 'use-photo' })], before);
    expect(failed).toEqual({ ...before, fault: 'store-failed' });
    expect(advance(failed, { type: 'take-again' })?.fault).toBeNull();
  });

  it('of the store where a finding was to be kept lets the photo be analysed again', () => {
    const failed = visit([...toAnalysing, notKept(analysed('c1', [lesion('L1')]))]);
    expect(failed).toMatchObject({
      fault: 'store-failed',
      screening: { captures: [{ analysis: 'failed' }] },
    });
    const again = visit([{ type: 'retry-check' }, analysed('c1', [lesion('L1')])], failed);
    expect(again).toMatchObject({ fault: null, screening: { step: 'result' } });
  });

  it('of the store is no matter of the customer where the pharmacist’s wish could not be kept', () => {
    expect(visit([...toResult, notKept({ type: 'retake', asked: true })]).fault).toBeNull();
  });
});

describe('the end of a visit', () => {
  const next = { type: 'cleared', id: 'next', number: 'NEXT' } as const;
  const fitting: VisitEvent[] = [{ type: 'still-here' }, { type: 'begin' }, { type: 'stop-and-delete' }];

  it.each<[VisitEvent, string]>([
    [{ type: 'finish' }, 'finished'],
    [{ type: 'stop-and-delete' }, 'stopped-by-customer'],
    [{ type: 'left-alone' }, 'left-alone'],
    [{ type: 'shut-down' }, 'abandoned'],
  ])('$type: nothing happens any more, until it was cleared', (end, why) => {
    const before = visit([...toResult, { type: 'hand-over', photos: true }]);
    const ended = visit([end], before);
    expect(ended).toEqual({ ...before, ended: why });
    for (const event of [...fitting, end]) expect(advance(ended, event)).toBeNull();
    const after = visit([next], ended);
    expect(after).toMatchObject({
      number: 'NEXT',
      fault: null,
      screening: { id: 'next', captures: [], urgentAnswers: {}, triage: null },
    });
    expect(after.rules).toBe(before.rules);
  });

  it('by “finish” shows what became of the photos, and then the welcome, where nothing is left of it', () => {
    const farewell = visit([...toResult, { type: 'hand-over', photos: true }, { type: 'finish' }, next]);
    expect(farewell).toMatchObject({ ended: null, screening: { step: 'done', handedOver: 'yes' } });
    expect(advance(farewell, { type: 'begin' })).toBeNull();
    const welcome = visit([{ ...next, id: 'third' }], farewell);
    expect(welcome.screening).toMatchObject({ id: 'third', step: 'welcome', handedOver: 'not-asked' });
    const stopped = visit([{ type: 'stop-and-delete' }, next], farewell);
    expect(stopped.screening.step).toBe('welcome');
  });

  it('is not cleared before it has come', () => {
    for (const events of [[], toCapture, toResult]) expect(advance(visit(events), next)).toBeNull();
  });

  it('can not be “finish” while the slip prints', () => {
    expect(advance(visit([...toResult, { type: 'print-slip' }]), { type: 'finish' })).toBeNull();
  });

  it('of the daemon begins no other visit', () => {
    const over = visit([...toResult, { type: 'shut-down' }, next]);
    expect(over).toMatchObject({ ended: 'abandoned', screening: { step: 'welcome', captures: [] } });
    for (const event of fitting) expect(advance(over, event)).toBeNull();
  });
});
