import { describe, expect, it } from 'vitest';
import { colourAt, inferno, viridis } from '../../src/explain/colour-scale.ts';
import { evidenceMap } from '../../src/explain/evidence-map.ts';
import { type Heat, noHeat, paint } from '../../src/explain/heat.ts';
import { oddMap, rangeOf, shareOf } from '../../src/explain/odd-map.ts';

const at = ({ width, values, cover }: Heat, x: number, y: number) => ({
  value: values[y * width + x] ?? Number.NaN,
  cover: cover[y * width + x] ?? Number.NaN,
});

/** A 6 × 6 map with one strong cell. */
const oneCell = (cell: number, logit: number) => {
  const map = new Float32Array(36);
  map[cell] = logit;
  return map;
};

describe('the colour scales', () => {
  it.each([
    ['viridis', viridis],
    ['inferno', inferno],
  ])('%s grows lighter all the way, so that it reads without colour vision', (_, scale) => {
    const lightness = Array.from({ length: 50 }, (__, i) => {
      const [red, green, blue] = colourAt(scale, i / 49);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
    expect(new Set(lightness).size).toBe(50);
  });

  it('end where they end', () => {
    expect(colourAt(viridis, -1)).toEqual(viridis[0]);
    expect(colourAt(viridis, 2)).toEqual(viridis.at(-1));
    expect(colourAt([[0, 0, 0], [100, 50, 10]], 0.5)).toEqual([50, 25, 5]); // biome-ignore format: two colours
  });

  it('paint only what is covered', () => {
    const heat = noHeat(2, 1);
    heat.values.set([1, 1]);
    heat.cover.set([0, 0.5]);
    const end = viridis.at(-1) ?? [];
    expect([...paint(heat, viridis)]).toEqual([0, 0, 0, 0, ...end, 128]);
  });
});

describe('the evidence for SPL', () => {
  const square = { x: 20, y: 40, side: 60 };

  it('lies where the activation lies in the crop, as strong as the SPL score', () => {
    const heat = evidenceMap(200, 200, [{ activation: oneCell(1 * 6 + 4, 9), splScore: 0.8, square }]);
    const strongest = heat.values.indexOf(Math.max(...heat.values));
    expect(strongest % 200).toBeCloseTo(20 + 45, -1);
    expect(Math.floor(strongest / 200)).toBeCloseTo(40 + 15, -1);
    expect(heat.values[strongest]).toBeCloseTo(0.8, 2);
    expect(at(heat, 65, 55).cover).toBeGreaterThan(0.5);
    expect(at(heat, 30, 90)).toEqual({ value: 0, cover: 0 });
  });

  it('is blank for a lesion that speaks against SPL, even where one cell of it speaks for it', () => {
    const activation = new Float32Array(36).fill(-5);
    activation[0] = 1;
    const heat = evidenceMap(200, 200, [{ activation, splScore: 0.3, square }]);
    expect(Math.max(...heat.cover)).toBe(0);
  });

  it('shows the stronger where crops overlap, whatever their order', () => {
    const lesions = [0.2, 0.9].map((splScore) => ({ activation: oneCell(14, 4), splScore, square }));
    const one = evidenceMap(200, 200, lesions);
    expect(Math.max(...one.values)).toBeCloseTo(0.9, 2);
    expect(evidenceMap(200, 200, lesions.toReversed())).toEqual(one);
  });

  it('is cut off at the edge of the photo', () => {
    const heat = evidenceMap(50, 50, [
      { activation: new Float32Array(36).fill(1), splScore: 1, square: { x: -30, y: -30, side: 60 } },
    ]);
    expect(at(heat, 0, 0).value).toBeCloseTo(1, 3);
    expect(at(heat, 35, 0).value).toBe(0);
  });
});

describe('the way from common to odd', () => {
  const box = (x: number, y: number) => ({ x: x - 10, y: y - 10, width: 20, height: 20 });

  it('spans the oddness of the person’s lesions', () => {
    const range = rangeOf([{ oddness: 0.4 }, { oddness: 0.1 }, { oddness: 0.2 }]);
    expect(range).toEqual({ least: 0.1, most: 0.4 });
    expect(range && [0.1, 0.25, 0.4].map((oddness) => shareOf(oddness, range))).toEqual([
      0,
      expect.closeTo(0.5, 9),
      1,
    ]);
    expect(shareOf(0.3, { least: 0.3, most: 0.3 })).toBe(0);
    expect(rangeOf([{ oddness: null }])).toBeNull();
    expect(rangeOf([])).toBeNull();
  });

  it('colours a halo around each lesion and leaves every lesion visible', () => {
    const lesions = [
      { box: box(50, 50), share: 0 },
      { box: box(80, 50), share: 1 },
      { box: box(150, 150), share: 0.5 },
    ];
    const heat = oddMap(200, 200, lesions);
    for (const { x, y } of lesions.map(({ box: { x, y } }) => ({ x: x + 10, y: y + 10 }))) {
      expect(at(heat, x, y).cover).toBe(0);
      expect(at(heat, x - 9, y).cover).toBe(0);
    }
    expect(at(heat, 150, 150 - 18)).toEqual({ value: 0.5, cover: expect.closeTo(0.9, 1) });
    expect(at(heat, 150, 100).cover).toBe(0);
    // Between the common and the odd one: a blend.
    expect(at(heat, 65, 50).value).toBeGreaterThan(0.2);
    expect(at(heat, 65, 50).value).toBeLessThan(0.8);
  });
});
