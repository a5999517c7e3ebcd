import { describe, expect, it } from 'vitest';
import {
  bodySites,
  isFromBehind,
  isPlace,
  notPhotographed,
  seriesWithout,
} from '../../../src/screening/space/body-site.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import type { Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../lesions.ts';
import {
  advance,
  analysed,
  choose,
  front,
  full,
  skip,
  take,
  toAnalysing,
  toMap,
  use,
  walk,
} from '../walk.ts';

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
