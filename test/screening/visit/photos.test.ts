import { describe, expect, it } from 'vitest';
import {
  bodySites,
  isFromBehind,
  isPlace,
  notPhotographed,
  type Place,
  seriesWithout,
} from '../../../src/screening/space/body-site.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import { mostPhotos } from '../../../src/screening/visit/photos.ts';
import type { Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../lesions.ts';
import {
  advance,
  analysed,
  blurred,
  choose,
  take,
  toAnalysing,
  toMap,
  toReview,
  usable,
  use,
  walk,
} from '../walk.ts';

const full: VisitEvent = { type: 'check-all' };
const skip = (place: Place): VisitEvent => ({ type: 'skip-place', place });
const front = (site: Place['site']): Place => ({ site, view: 'front' });
const placeOf = ({ target }: Screening) => (target?.kind === 'place' ? target.place : null);

describe('one spot that worries', () => {
  it('is photographed where the customer touched the body map', () => {
    const point = { x: 0.3, y: 0.6 };
    const event: VisitEvent = { type: 'choose-site', site: 'left-leg', view: 'back', point };
    const aimed = walk([...toMap, event]);
    expect(aimed).toMatchObject({
      step: 'capture',
      target: { place: { site: 'left-leg', view: 'back' }, point },
    });
    expect(walk(use('c1'), aimed).captures).toMatchObject([{ site: 'left-leg', view: 'back', point }]);
  });

  it('is never on a side that the site does not have', () => {
    const map = walk([...toMap]);
    expect(advance(map, { type: 'choose-site', site: 'face', view: 'back', point: null })).toBeUndefined();
  });

  it('can be chosen again', () => {
    const aimed = walk([...toMap, ...choose('chest', 'front')]);
    expect(walk([{ type: 'change-site' }], aimed)).toMatchObject({ step: 'body-site', target: null });
  });
});

describe('a full check', () => {
  it('goes through its places in order and waits for every analysis at the end', () => {
    let screening = walk([...toMap, full]);
    const places = screening.series?.places ?? [];
    for (const [i, place] of places.entries()) {
      expect(placeOf(screening)).toEqual(place);
      screening = walk(use(`c${i}`), screening);
    }
    expect(screening.step).toBe('analysing');
    for (const [i] of places.entries()) {
      expect(screening.step).toBe('analysing');
      screening = walk([analysed(`c${i}`, [lesion('L1')])], screening);
    }
    expect(screening).toMatchObject({ step: 'result', triage: { level: 'no-finding' } });
  });

  it('covers back, chest, belly, both arms and legs, face, neck and feet, and turns the customer once', () => {
    const places = seriesWithout([]);
    const missed = bodySites.filter((site) => !places.some((place) => place.site === site));
    expect(missed).toEqual(['left-hand', 'right-hand']);
    expect(places.every(isPlace)).toBe(true);
    const turned = places.map(isFromBehind);
    expect(turned.toSorted((a, b) => Number(a) - Number(b))).toEqual(turned);
    expect(turned).toContain(true);
  });

  it('analyses behind the next photo, and goes to the result at once when that was quicker', () => {
    const second = walk([...toMap, full, ...use('c1'), analysed('c1', [lesion('L1')])]);
    expect(second).toMatchObject({ step: 'capture', series: { at: 1 }, captures: [{ analysis: 'done' }] });
    expect(walk([{ type: 'end-series' }], second)).toMatchObject({
      step: 'result',
      series: null,
      target: null,
    });
  });

  it('skips a place, also in review, and lists it as not photographed', () => {
    const inReview = walk([...toMap, full, skip(front('face')), ...take('c1')]);
    const skipped = walk([skip(front('neck')), ...use('c2'), { type: 'end-series' }], inReview);
    expect(skipped.captures.map(({ site }) => site)).toEqual(['chest']);
    const missing = notPhotographed(skipped.captures);
    expect(missing).toContainEqual({ site: 'face', view: 'front' });
    expect(missing).not.toContainEqual({ site: 'chest', view: 'front' });
  });

  it('skips one place when "skip" is tapped twice', () => {
    const skipped = walk([...toMap, full, skip(front('face'))]);
    expect(advance(skipped, skip(front('face')))).toBeUndefined();
    expect(placeOf(skipped)).toEqual(front('neck'));
  });

  it('asks again what to check when every place was skipped', () => {
    const none = walk([...toMap, full, ...seriesWithout([]).map(skip)]);
    expect(none).toMatchObject({ step: 'body-site', captures: [], series: null });
  });

  it('leaves out what was photographed before', () => {
    const first = walk([...toAnalysing, analysed('c1', [])]);
    const then = walk([{ type: 'another-photo' }, full], first);
    expect(then.series?.places).not.toContainEqual({ site: 'upper-back', view: 'back' });
    expect(then.series?.places).toHaveLength(seriesWithout([]).length - 1);
  });

  it('can not be ended before the first photo, nor skipped outside a series', () => {
    expect(advance(walk([...toMap, full]), { type: 'end-series' })).toBeUndefined();
    expect(advance(walk([...toMap, ...choose('chest', 'front')]), skip(front('chest')))).toBeUndefined();
  });
});

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
