import { describe, expect, it } from 'vitest';
import { bootstrap, format, mean, rate, share } from '../../../models/evaluate/statistics.ts';

const outcomes = (...hits: boolean[]) => hits.map((hit, i) => ({ unit: `P${i}`, hit }));

describe('intervals', () => {
  it('hold the value and narrow as the square root of the number of patients', () => {
    const spread = (count: number) => {
      const figure = share(outcomes(...Array.from({ length: count }, (_, i) => i % 2 === 0)));
      expect(figure.value).toBe(0.5);
      expect(figure.low).toBeLessThan(0.5);
      expect(figure.high).toBeGreaterThan(0.5);
      return figure.high - figure.low;
    };
    // Normal approximation: 2 × 1.96 × 0.5 / √n.
    expect(spread(400)).toBeCloseTo(0.098, 1);
    expect(spread(400)).toBeLessThan(spread(100) / 1.6);
  });

  it('draw a patient whole: ten lesions of one patient tell no more than one', () => {
    const values = [0, 1, 0, 1, 1, 0];
    const single = bootstrap(['A', 'B', 'C', 'D', 'E', 'F'], mean(values));
    const tenfold = bootstrap(
      ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((unit) => Array.from({ length: 10 }, () => unit)),
      mean(values.flatMap((value) => Array.from({ length: 10 }, () => value))),
    );
    expect(tenfold).toEqual({ ...single, n: 60 });
  });

  it('are exact where all agree', () => {
    // Clopper–Pearson for 20 of 20: 0.025^(1/20).
    expect(share(outcomes(...Array.from({ length: 20 }, () => true)))).toMatchObject({ value: 1, high: 1 });
    expect(share(outcomes(...Array.from({ length: 20 }, () => true))).low).toBeCloseTo(0.8316, 4);
    expect(share(outcomes(false, false, false)).high).toBeCloseTo(0.7076, 4);
    // Poisson: none in 10 photos leaves room for 3.689 / 10 a photo.
    const none = Array.from({ length: 10 }, (_, i) => ({ unit: `${i}`, count: 0 }));
    expect(rate(none)).toMatchObject({ value: 0, low: 0, high: expect.closeTo(0.3689, 4) });
  });

  it('are not claimed for a single patient', () => {
    const one = share([true, false].map((hit) => ({ unit: 'P', hit })));
    expect(format(one)).toBe('0.500, no interval, n = 2');
    // But one of one still says something: 0.025 of 1.
    expect(format(share(outcomes(true)))).toBe('1.000 [0.025, 1.000], n = 1');
    expect(format(rate([{ unit: 'P', count: 0 }]))).toBe('0.000 [0.000, 3.689], n = 1');
  });

  it('say so where there is nothing to measure', () => {
    expect(format(share([]))).toBe('none (n = 0)');
    expect(format({ value: 0.5, low: 0.25, high: 0.75, n: 8, units: 8 })).toBe('0.500 [0.250, 0.750], n = 8');
  });
});
