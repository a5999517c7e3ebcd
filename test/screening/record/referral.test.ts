import { describe, expect, it } from 'vitest';
import { referral } from '../../../src/screening/record/referral.ts';
import { dotOf } from '../../../src/screening/space/body-map.ts';
import { type BodySite, bodySites, isPlace, views } from '../../../src/screening/space/body-site.ts';
import { mapBox } from '../../../src/screening/space/figure.ts';
import type { Capture } from '../../../src/screening/visit/capture.ts';
import {
  sampleCapture,
  sampleRecord,
  sampleReview,
  sampleScreening,
  screenedLesion,
} from '../../fakes/records/record.ts';

const signed = (change: Parameters<typeof sampleRecord>[0] = {}) => {
  const content = referral(sampleRecord(change));
  if (content === null) throw new Error('no referral');
  return content;
};

describe('the referral', () => {
  it('is none before the pharmacist signed', () => {
    expect(referral(sampleRecord({ review: null }))).toBeNull();
  });

  it('numbers the spots as the customer’s slip does, with what is known of each', () => {
    const { lesions, lesionsFound } = signed();
    expect(lesionsFound).toBe(4);
    expect(lesions.map(({ number, lesionId, band }) => [number, lesionId, band])).toEqual([
      [1, 'lesion-3', 'refer'],
      [2, 'lesion-1', 'refer'],
      [3, 'lesion-2', 'follow'],
    ]);
    expect(lesions[1]).toMatchObject({
      place: { site: 'upper-back', view: 'back' },
      oddness: { rank: 1, of: 4 },
      quality: { usable: true },
      closeupId: null,
    });
  });

  it('says when the first photo was taken, and for a record without that time when the visit began', () => {
    const taken = (at?: string) => sampleCapture({ ...(at && { takenAt: at }) });
    const [first, second] = ['2026-11-23T14:09:00.000Z', '2026-11-23T14:12:00.000Z'];
    const { startedAt } = sampleRecord();
    const screenedAt = (...captures: Capture[]) =>
      signed({ screening: sampleScreening({ captures }) }).screenedAt;
    expect(screenedAt(taken(first), taken(second))).toBe(first);
    expect(screenedAt(taken(), taken(second))).toBe(startedAt);
    expect(screenedAt()).toBe(startedAt);
  });

  it('gives a diameter only with a scale, and of the longer side', () => {
    const [first, second] = signed().lesions;
    expect(first?.longestDiameter).toBeNull();
    // 8.2 mm is the mean of 106 and 89 pixels.
    expect(second?.longestDiameter?.mm).toBeCloseTo((8.2 * 106) / 97.5);
    expect(second?.longestDiameter?.error).toBeCloseTo((2.9 * 106) / 97.5);
  });

  it('counts a measured diameter and says where each item comes from', () => {
    const { sevenPoint, sevenPointTotal } = signed();
    expect(sevenPoint.map(({ item, answer, origin }) => `${item} ${answer} ${origin}`)).toEqual([
      'change-in-size yes asked',
      'irregular-shape no asked',
      'irregular-colour not-sure asked',
      'diameter-7mm yes measured',
      'inflammation no asked',
      'oozing skipped asked',
      'change-in-sensation skipped asked',
    ]);
    expect(sevenPointTotal).toEqual({ points: 3, atLeast: true });
  });

  it('takes the checklist as the pharmacist went through it', () => {
    const review = sampleReview({ sevenPoint: { oozing: { answer: 'yes', origin: 'asked' } } });
    const { sevenPoint, sevenPointTotal } = signed({ review });
    expect(sevenPoint.filter(({ answer }) => answer === 'yes').map(({ item }) => item)).toEqual(['oozing']);
    expect(sevenPointTotal).toEqual({ points: 1, atLeast: true });
  });

  it.each([
    ['2026-11-23T14:20:00Z', '2027-01-18'],
    ['2027-01-05T23:59:59Z', '2027-03-02'],
    ['2028-01-10T00:00:00Z', '2028-03-06'],
  ])('watching from %s ends on %s', (signedAt, until) => {
    expect(signed({ review: sampleReview({ signedAt, pathway: 'watch-8-weeks' }) }).watchUntil).toBe(until);
    expect(signed({ review: sampleReview({ signedAt }) }).watchUntil).toBeNull();
  });

  it('shows a lesion once that two photos show, and leaves out a photo whose analysis failed', () => {
    const again = screenedLesion('again', { x: 10, y: 10, width: 20, height: 20 }, 'refer', {
      sameAs: { captureId: 'photo-1', lesionId: 'lesion-1' },
    });
    const captures = [
      sampleCapture(),
      sampleCapture({ id: 'photo-2', site: 'left-arm', view: 'front', lesions: [again] }),
      sampleCapture({ id: 'photo-3', site: 'face', view: 'front', analysis: 'failed', lesions: [] }),
    ];
    const content = signed({ screening: sampleScreening({ captures }) });
    expect(content.lesionsFound).toBe(4);
    expect(content.lesions).toHaveLength(3);
    expect(content.places.map(({ site }) => site)).toEqual(['upper-back', 'left-arm']);
    expect(content.notPhotographed).toContainEqual({ site: 'face', view: 'front' });
  });

  it('names the last close-up that was analysed', () => {
    const closeup = {
      captureId: 'photo-1',
      lesionId: 'lesion-1',
      width: 100,
      height: 100,
      simulated: true,
      quality: { usable: true, faults: [] },
      poor: false,
      lesion: null,
    } as const;
    const closeups = [
      { ...closeup, id: 'close-1', analysis: 'done' },
      { ...closeup, id: 'close-2', analysis: 'failed' },
    ] as const;
    const content = signed({ screening: sampleScreening({ closeups }) });
    expect(content.lesions[1]?.closeupId).toBe('close-1');
    expect(content.simulated).toBe(true);
  });
});

describe('the dot on the body map', () => {
  const middle = { x: 0.5, y: 0.5 };
  const onMap = (site: BodySite, view: 'front' | 'back', inPhoto = middle) => {
    const { x, y } = dotOf({ site, view }, null, inPhoto);
    return { x: x * mapBox.width + mapBox.x, y: y * mapBox.height + mapBox.y };
  };

  it('is where the customer touched it', () => {
    expect(dotOf({ site: 'chest', view: 'front' }, { x: 0.4, y: 0.2 }, middle)).toEqual({ x: 0.4, y: 0.2 });
  });

  it('lies on the side of the customer, left on the left of both figures', () => {
    for (const site of bodySites) {
      for (const view of views.filter((one) => isPlace({ site, view: one }))) {
        const { x, y } = onMap(site, view);
        expect(Math.sign(Math.round(x))).toBe(
          site.startsWith('left') ? -1 : site.startsWith('right') ? 1 : 0,
        );
        expect(y).toBeGreaterThan(mapBox.y);
        expect(y).toBeLessThan(mapBox.y + mapBox.height);
      }
    }
  });

  it('turns a front photo as a mirror does, and one from behind not', () => {
    // From the front the customer's left is on the photo's right.
    expect(onMap('chest', 'front', { x: 0.9, y: 0.5 }).x).toBeLessThan(0);
    expect(onMap('upper-back', 'back', { x: 0.9, y: 0.5 }).x).toBeGreaterThan(0);
  });

  it('follows an arm held out and a hand held up', () => {
    // The right arm, held out, reaches to the photo's left.
    expect(onMap('right-arm', 'front', { x: 0.1, y: 0.5 }).y).toBeGreaterThan(
      onMap('right-arm', 'front', { x: 0.9, y: 0.5 }).y,
    );
    expect(onMap('left-arm', 'front', { x: 0.9, y: 0.5 }).y).toBeGreaterThan(
      onMap('left-arm', 'front', { x: 0.1, y: 0.5 }).y,
    );
    expect(onMap('left-hand', 'front', { x: 0.5, y: 0.1 }).y).toBeGreaterThan(onMap('left-hand', 'front').y);
  });
});
