import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enlarge, peakOf, pointingHit } from '../../../src/vision/models/activation.ts';

const map = (cells: number, at: Record<number, number>): Float32Array => {
  const values = new Float32Array(cells * cells);
  for (const [cell, value] of Object.entries(at)) values[Number(cell)] = value;
  return values;
};

describe('a class-activation map', () => {
  it('keeps its values at the middles of the cells when it is enlarged', () => {
    const activation = Float32Array.from({ length: 36 }, (_, i) => Math.sin(i) * 5);
    const { side, values } = enlarge(activation, 18); // three points a cell: the second lies in the middle
    const middles = Array.from(
      activation,
      (_, i) => values[(Math.floor(i / 6) * 3 + 1) * side + (i % 6) * 3 + 1],
    );
    for (const [i, value] of middles.entries()) expect(value).toBeCloseTo(activation[i] ?? Number.NaN, 4);
  });

  it('stays even where it is even, whatever its sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 40 }), (level, side) => {
        for (const value of enlarge(new Float32Array(36).fill(level), side).values) {
          expect(value).toBeCloseTo(level, 3);
        }
      }),
    );
  });

  it('is highest in its highest cell, and between two that are as high', () => {
    const one = peakOf(map(6, { [1 * 6 + 4]: 3 }));
    expect(one.x).toBeCloseTo(4.5 / 6, 1);
    expect(one.y).toBeCloseTo(1.5 / 6, 1);
    expect(peakOf(map(6, { [2 * 6 + 2]: 3, [2 * 6 + 3]: 3 })).x).toBeCloseTo(0.5, 1);
  });

  it('finds the highest place of a map that speaks against SPL everywhere', () => {
    const { x, y } = peakOf(Float32Array.from({ length: 36 }, (_, i) => (i === 35 ? -1 : -9)));
    expect(Math.min(x, y)).toBeGreaterThan(5 / 6);
  });

  it('hits a mask only where the mask is set', () => {
    const centre = map(6, { [2 * 6 + 2]: 5, [2 * 6 + 3]: 5, [3 * 6 + 2]: 5, [3 * 6 + 3]: 5 });
    const disc = (cx: number, cy: number) => ({
      side: 50,
      values: Uint8Array.from({ length: 2500 }, (_, i) =>
        Math.hypot((i % 50) - cx, Math.floor(i / 50) - cy) < 8 ? 255 : 0,
      ),
    });
    expect(pointingHit(centre, disc(25, 25))).toBe(true);
    expect(pointingHit(centre, disc(9, 25))).toBe(false);
    expect(pointingHit(map(6, { 35: 1 }), { side: 1, values: [1] })).toBe(true);
  });
});
