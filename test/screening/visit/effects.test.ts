import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/screening/visit/effects.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import { lesion } from '../lesions.ts';
import { blurred, full, take, toAnalysing, toMap, toReview, usable, use } from '../walk.ts';
import { effects, toCapture, toResult } from './last-effects.ts';

const back = { kind: 'place', place: { site: 'upper-back', view: 'back' }, point: null } as const;
const photo = { id: 'c1', width: 400, height: 300, simulated: true };
const touch: Effect = { type: 'start-idle-clock' };

describe('what follows from an event', () => {
  it.each<[string, VisitEvent[], Effect[]]>([
    ['the first touch', [{ type: 'begin' }], [touch]],
    ['a word that somebody is there', [{ type: 'begin' }, { type: 'still-here' }], [touch]],
    ['a place to photograph', toCapture, [{ type: 'watch', target: back }, touch]],
    ['another place', [...toCapture, { type: 'change-site' }], [{ type: 'stop-watching' }, touch]],
    [
      'the next place of a full check',
      [...toMap, full, { type: 'skip-place', place: { site: 'face', view: 'front' } }],
      [{ type: 'watch', target: { ...back, place: { site: 'neck', view: 'front' } } }, touch],
    ],
    ['the button', [...toCapture, { type: 'take-photo' }], [{ type: 'count-down' }, touch]],
    ['the last second', [...toCapture, { type: 'take-photo' }, { type: 'tick' }], [{ type: 'take-still' }]],
    [
      'a countdown that is cancelled',
      [...toCapture, { type: 'take-photo' }, { type: 'cancel-countdown' }],
      [{ type: 'stop-counting' }, touch],
    ],
    [
      'a still',
      [...toCapture, { type: 'take-photo' }, { type: 'tick' }, { type: 'captured', photo }],
      [{ type: 'stop-watching' }, { type: 'check', photoId: 'c1', target: back }],
    ],
    [
      'a still that failed',
      [
        ...toCapture,
        { type: 'take-photo' },
        { type: 'tick' },
        { type: 'capture-failed', code: 'camera-black' },
      ],
      [],
    ],
    ['a touch while the verdict is awaited', [...toReview.slice(0, -1), { type: 'still-here' }], [touch]],
    ['a good photo: it is used soon', toReview, [{ type: 'decide-soon', answer: 'accepted', seconds: 3 }]],
    [
      'a bad photo: what is wrong can be read, and then it is taken again',
      [...toCapture, ...take('c1', blurred)],
      [{ type: 'decide-soon', answer: 'sent-back', seconds: 6 }],
    ],
    [
      'a good photo that nobody refused: somebody was there',
      [...toMap, full, ...take('c1'), { type: 'accepted' }],
      [
        { type: 'watch', target: { ...back, place: { site: 'neck', view: 'front' } } },
        { type: 'analyse', photoId: 'c1', kind: 'wide-field' },
        touch,
      ],
    ],
    ['a call', [...toCapture, { type: 'call-pharmacist' }], [touch, { type: 'ring' }]],
    [
      'another try at a verdict',
      [
        ...toReview.slice(0, -1),
        { type: 'check-failed', photoId: 'c1', code: 'inference-hung' },
        { type: 'retry-check' },
      ],
      [{ type: 'check', photoId: 'c1', target: back }, touch],
    ],
    [
      'a photo that is taken again',
      [...toReview, { type: 'take-again' }],
      [
        { type: 'watch', target: back },
        { type: 'stop-deciding' },
        { type: 'drop-photo', photoId: 'c1' },
        touch,
      ],
    ],
    [
      'the only photo, used: nobody is asked whether they are there while it is analysed',
      toAnalysing,
      [
        { type: 'stop-deciding' },
        { type: 'analyse', photoId: 'c1', kind: 'wide-field' },
        { type: 'stop-idle-clock' },
      ],
    ],
    [
      'a photo of a full check, used: it is analysed beside the next one',
      [...toMap, full, ...use('c1')],
      [
        { type: 'watch', target: { ...back, place: { site: 'neck', view: 'front' } } },
        { type: 'stop-deciding' },
        { type: 'analyse', photoId: 'c1', kind: 'wide-field' },
        touch,
      ],
    ],
    ['a spot found', [...toAnalysing, { type: 'spots-found', photoId: 'c1', spots: [lesion('L1')] }], []],
    ['the result', toResult, [touch]],
    [
      'an analysis that failed, and is wanted again',
      [
        ...toAnalysing,
        { type: 'analysis-failed', photoId: 'c1', code: 'inference-hung' },
        { type: 'retry-check' },
      ],
      [{ type: 'analyse', photoId: 'c1', kind: 'wide-field' }, { type: 'stop-idle-clock' }],
    ],
    [
      'a close-up, used',
      [
        ...toResult,
        { type: 'add-closeup' },
        { type: 'choose-spot', captureId: 'c1', lesionId: 'L1' },
        ...use('c2'),
      ],
      [
        { type: 'stop-deciding' },
        { type: 'analyse', photoId: 'c2', kind: 'close-up' },
        { type: 'stop-idle-clock' },
      ],
    ],
    ['the slip', [...toResult, { type: 'print-slip' }], [{ type: 'print' }, { type: 'stop-idle-clock' }]],
    ['paper', [...toResult, { type: 'print-slip' }, { type: 'slip-printed' }], [touch]],
    [
      'another photo after the slip, which no longer says all',
      [...toResult, { type: 'print-slip' }, { type: 'slip-printed' }, { type: 'another-photo' }],
      [{ type: 'drop-slip' }, touch],
    ],
    [
      'the pharmacist’s wish',
      [...toResult, { type: 'hand-over', photos: true }, { type: 'retake', asked: true }],
      [],
    ],
  ])('%s', (_what, events, expected) => {
    expect(effects(events)).toEqual(expected);
  });

  it('the button, where nobody counts', () => {
    const without = effects([...toCapture, { type: 'take-photo' }], 0);
    expect(without).toEqual([{ type: 'take-still' }, touch]);
  });

  it('a verdict on what a close-up shows asks for its own target', () => {
    const target = { kind: 'closeup', captureId: 'c1', lesionId: 'L1' } as const;
    const aimed: VisitEvent[] = [...toResult, { type: 'add-closeup' }, { type: 'choose-spot', ...target }];
    expect(effects([...aimed, ...take('c2', usable).slice(0, 3)])).toContainEqual({
      type: 'check',
      photoId: 'c2',
      target,
    });
  });
});
