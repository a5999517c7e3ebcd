import { describe, expect, it } from 'vitest';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import { mostPhotos } from '../../../src/screening/visit/photos.ts';
import { lesion } from '../lesions.ts';
import {
  advance,
  analysed,
  blurred,
  choose,
  front,
  full,
  skip,
  take,
  toAnalysing,
  toMap,
  toReview,
  usable,
  use,
  walk,
} from '../walk.ts';

describe('the countdown', () => {
  const framing = walk([...toMap, ...choose('chest', 'front')]);
  const counting = advance(framing, { type: 'take-photo' }, 3) ?? framing;

  it('counts to the still, which is taken at nought only', () => {
    const photo = { id: 'c1', width: 4, height: 3, simulated: true };
    expect(counting.countdown).toBe(3);
    expect(advance(counting, { type: 'captured', photo })).toBeUndefined();
    const still = walk([{ type: 'tick' }, { type: 'tick' }, { type: 'tick' }], counting);
    expect(still.countdown).toBe(0);
    expect(advance(still, { type: 'tick' })).toBeUndefined();
    expect(advance(still, { type: 'captured', photo })?.step).toBe('review');
    expect(walk([{ type: 'capture-failed', code: 'camera-timeout' }], still)).toEqual(framing);
  });

  it('can be cancelled until the still is taken, and nothing else happens meanwhile', () => {
    const stopped = { ...framing, handsFree: false };
    expect(walk([{ type: 'tick' }, { type: 'cancel-countdown' }], counting)).toEqual(stopped);
    const still = walk([{ type: 'tick' }, { type: 'tick' }, { type: 'tick' }], counting);
    expect(advance(still, { type: 'cancel-countdown' })).toBeUndefined();
    for (const type of ['change-site', 'take-photo', 'back-to-result'] as const)
      expect(advance(counting, { type })).toBeUndefined();
  });
});

describe('a photo without a touch', () => {
  const framing = walk([...toMap, ...choose('chest', 'front')]);

  it('is taken once the picture is good, unless the customer stopped that', () => {
    expect(advance(framing, { type: 'framed' }, 3)?.countdown).toBe(3);
    const stopped = walk([{ type: 'framed' }, { type: 'cancel-countdown' }], framing);
    expect(advance(stopped, { type: 'framed' })).toBeUndefined();
    expect(advance(stopped, { type: 'take-photo' })?.countdown).toBe(1);
    const again = walk([...take('c1'), { type: 'take-again' }], stopped);
    expect(advance(again, { type: 'framed' })?.countdown).toBe(1);
  });

  it('is used when it is good, and taken again when it is not', () => {
    expect(walk([...toReview, { type: 'accepted' }]).step).toBe('analysing');
    expect(advance(walk(toReview), { type: 'sent-back' })).toBeUndefined();
    const bad = walk(take('c1', blurred), framing);
    expect(advance(bad, { type: 'accepted' })).toBeUndefined();
    expect(walk([{ type: 'sent-back' }], bad)).toMatchObject({
      step: 'capture',
      candidate: null,
      tries: { failed: 1, faults: ['blurred'] },
    });
  });

  it('is for the customer to decide on once it may be kept although it is not good', () => {
    const back: VisitEvent = { type: 'sent-back' };
    const bad = (id: string) => take(id, blurred);
    const third = walk([...bad('c1'), back, ...bad('c2'), back, ...bad('c3')], framing);
    for (const type of ['accepted', 'sent-back'] as const) expect(advance(third, { type })).toBeUndefined();
    expect(advance(third, { type: 'use-photo' })?.captures).toMatchObject([{ poor: true }]);
  });
});

describe('a photo in review', () => {
  it('is used once it was judged', () => {
    const unjudged = walk(toReview.slice(0, -1));
    expect(advance(unjudged, { type: 'use-photo' })).toBeUndefined();
    expect(advance(walk(toReview), { type: 'retry-check' })).toBeUndefined();
    expect(walk(toAnalysing).captures).toMatchObject([{ poor: false }]);
  });

  it('that could not be judged is judged when asked again, and not while it is being judged', () => {
    const unjudged = walk(toReview.slice(0, -1));
    const judged: VisitEvent = { type: 'judged', photoId: 'c1', quality: usable };
    expect(advance(unjudged, { type: 'retry-check' })).toBeUndefined();
    const failed = walk([{ type: 'check-failed', photoId: 'c1', code: 'inference-hung' }], unjudged);
    expect(advance(failed, judged)).toBeUndefined();
    expect(walk([{ type: 'retry-check' }, judged], failed)).toMatchObject({ candidate: { quality: usable } });
  });

  it('is forgotten when it is taken again', () => {
    expect(walk([...toReview, { type: 'take-again' }])).toMatchObject({
      step: 'capture',
      candidate: null,
      captures: [],
    });
  });

  it('is judged once, and only itself', () => {
    const { candidate, tries } = walk(toReview);
    expect([candidate?.quality, tries.failed]).toEqual([usable, 0]);
    expect(advance(walk(toReview), { type: 'judged', photoId: 'c1', quality: blurred })).toBeUndefined();
    expect(
      advance(walk(toReview.slice(0, -1)), { type: 'judged', photoId: 'other', quality: blurred }),
    ).toBeUndefined();
  });

  it('may be kept as poor after three that failed, and then leads to inconclusive or refer alone', () => {
    const again: VisitEvent = { type: 'take-again' };
    const twice = walk([
      ...toMap,
      ...choose('chest', 'front'),
      ...take('c1', blurred),
      again,
      ...take('c2', blurred),
    ]);
    expect(twice.tries).toEqual({ failed: 2, faults: ['blurred'] });
    expect(advance(twice, { type: 'use-photo' })).toBeUndefined();
    const kept = walk([again, ...take('c3', blurred), { type: 'use-photo' }], twice);
    expect(kept.captures).toMatchObject([{ id: 'c3', poor: true }]);
    for (const [level, outcome] of [
      ['none', 'inconclusive'],
      ['follow', 'inconclusive'],
      ['refer', 'refer'],
    ] as const) {
      const { triage } = walk([analysed('c3', [lesion('L1', { level })], blurred)], kept);
      expect(triage?.level).toBe(outcome);
      expect(triage?.reasons).toContain('photo-poor');
    }
  });

  it('counts the tries of each target from the start', () => {
    const next = walk([...toMap, full, ...take('c1', blurred), skip(front('face'))]);
    expect(next.tries).toEqual({ failed: 0, faults: [] });
  });
});

describe('a visit', () => {
  it('takes fifty photos and no more', () => {
    let screening = walk([...toAnalysing, analysed('c1', [])]);
    for (let n = 2; n <= mostPhotos; n++) {
      screening = walk(
        [{ type: 'another-photo' }, ...choose('chest', 'front'), ...use(`c${n}`), analysed(`c${n}`, [])],
        screening,
      );
    }
    expect(screening.captures).toHaveLength(mostPhotos);
    expect(advance(screening, { type: 'another-photo' })).toBeUndefined();
    expect(advance(screening, { type: 'add-closeup' })).toBeUndefined();
  });
});
