import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spotsPerSpl } from '../../../src/screening/judgement/prevalence.ts';

const pharmacy = { peoplePerSpl: 100, spotsPerPerson: 10 };

describe('of how many spots in a band about one is an SPL', () => {
  // 1 SPL among 1,000 spots, so 999 others.
  it.each([
    ['9 of 10 SPLs and 10 of 100 others: 0.9 SPL to 99.9 others', { lesions: 19, spl: 9 }, 110],
    ['1 of 10 SPLs and 90 of 100 others: 0.1 SPL to 899.1 others', { lesions: 91, spl: 1 }, 9000],
    ['as many of both: as in all spots', { lesions: 55, spl: 5 }, 1000],
    ['none of 10 SPLs counts as 0.5 of 11', { lesions: 50, spl: 0 }, 11_000],
    ['none of 100 others counts as 0.5 of 101', { lesions: 5, spl: 5 }, 11],
  ])('%s', (_what, band, expected) => {
    expect(spotsPerSpl(band, { lesions: 110, spl: 10 }, pharmacy)).toBe(expected);
  });

  it('is by the people and spots of the pharmacy alone, however many of those counted were SPL', () => {
    const rare = spotsPerSpl({ lesions: 109, spl: 9 }, { lesions: 1010, spl: 10 }, pharmacy);
    const frequent = spotsPerSpl({ lesions: 901, spl: 900 }, { lesions: 1010, spl: 1000 }, pharmacy);
    expect([rare, frequent]).toEqual([110, 110]);
    const one = { peoplePerSpl: 2, spotsPerPerson: 1 };
    expect(spotsPerSpl({ lesions: 55, spl: 5 }, { lesions: 110, spl: 10 }, one)).toBe(2);
  });

  it('is a number of 1 or more whatever was counted', () => {
    const count = fc.record({ spl: fc.nat(500), other: fc.nat(500) });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 2, max: 1e5 }), (band, rest, peoplePerSpl) => {
        const lesionsOf = ({ spl, other }: typeof band) => ({ spl, lesions: spl + other });
        const all = { spl: band.spl + rest.spl, other: band.other + rest.other };
        const spots = spotsPerSpl(lesionsOf(band), lesionsOf(all), { peoplePerSpl, spotsPerPerson: 20 });
        expect(spots).toBeGreaterThanOrEqual(1);
        expect(spots).toBeLessThan(Infinity);
      }),
    );
  });
});
