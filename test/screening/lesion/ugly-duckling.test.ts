import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankByOddness } from '../../../src/screening/lesion/ugly-duckling.ts';
import { lesion } from '../lesions.ts';

const rankOf = (photos: ReturnType<typeof rankByOddness>, id: string) =>
  photos.flat().find((one) => one.id === id)?.oddnessRank;

describe('the ugly duckling', () => {
  it('is not asked for below three lesions', () => {
    for (const few of [[], [lesion('a')], [lesion('a'), lesion('b', { angle: 1 })]]) {
      expect(
        rankByOddness([few])
          .flat()
          .every(({ oddness, oddnessRank }) => oddness === null && oddnessRank === null),
      ).toBe(true);
    }
  });

  it('is the one that looks unlike the others, over all photos of the person', () => {
    const ranked = rankByOddness([
      [lesion('a'), lesion('b', { angle: 0.1 })],
      [lesion('odd', { angle: 1.5 }), lesion('c', { angle: -0.1 }), lesion('d', { angle: 0.05 })],
    ]);
    expect(rankOf(ranked, 'odd')).toBe(1);
    expect(
      ranked
        .flat()
        .map(({ oddnessRank }) => oddnessRank)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5]);
  });

  it('is the one that is much larger, where all look alike', () => {
    const ranked = rankByOddness([
      [lesion('a'), lesion('large', { diameter: 90 }), lesion('b'), lesion('c')],
    ]);
    expect(rankOf(ranked, 'large')).toBe(1);
  });

  it('does not take a photo taken from nearer for larger lesions', () => {
    const ranked = rankByOddness([
      [lesion('a', { diameter: 20 }), lesion('b', { diameter: 20 })],
      [lesion('c', { diameter: 60 }), lesion('d', { diameter: 60 })],
    ]);
    expect(new Set(ranked.flat().map(({ oddness }) => oddness))).toEqual(new Set([0]));
  });

  it('stays between 0 and 1 for 300 lesions', () => {
    const many = Array.from({ length: 300 }, (_, i) => lesion(`${i}`, { angle: i, diameter: 5 + i }));
    for (const { oddness } of rankByOddness([many]).flat()) {
      expect(oddness).toBeGreaterThanOrEqual(0);
      expect(oddness).toBeLessThanOrEqual(1);
    }
  });

  it('is not hidden by a second odd lesion that looks just like it', () => {
    const common = Array.from({ length: 6 }, (_, i) => lesion(`${i}`, { angle: 0.02 * i }));
    const ranked = rankByOddness([[...common, lesion('odd', { angle: 2 }), lesion('twin', { angle: 2 })]]);
    expect([rankOf(ranked, 'odd'), rankOf(ranked, 'twin')].sort()).toEqual([1, 2]);
  });

  it('is the same lesion in whatever order and photos they come', () => {
    const looks = fc.array(fc.record({ angle: fc.double({ min: 0, max: 6, noNaN: true }) }), {
      minLength: 3,
      maxLength: 40,
    });
    fc.assert(
      fc.property(looks, (all) => {
        const lesions = all.map((look, i) => lesion(`${i}`, look));
        const oddnessById = (photos: (typeof lesions)[]) =>
          new Map(rankByOddness(photos).flatMap((own) => own.map(({ id, oddness }) => [id, oddness])));
        const together = oddnessById([lesions]);
        const apart = oddnessById([lesions.slice(2).toReversed(), lesions.slice(0, 2)]);
        for (const { id } of lesions) {
          expect(apart.get(id)).toBeCloseTo(together.get(id) ?? Number.NaN, 6);
          expect(together.get(id)).toBeGreaterThanOrEqual(0);
          expect(together.get(id)).toBeLessThan(1);
        }
      }),
    );
  });
});
