import { describe, expect, it } from 'vitest';
import { lostFrom, qualitySection } from '../../../models/evaluate/quality-figures.ts';
import { isotonic, limitOf, neededDiameter } from '../../../models/evaluate/quality-limits.ts';
import { rejects, type Variant } from '../../../models/evaluate/quality-sweep.ts';

const good = {
  brightest: 180,
  blownOut: 0,
  chroma: 40,
  hue: 50,
  glare: 0,
  sharpness: 0.6,
  evenness: 0.6,
  noise: 1,
  hair: 0,
};

/** One photo with ten lesions of 20 px, of which this number is found. */
function variant(
  kind: Variant['kind'],
  step: number,
  found: number,
  readings: Partial<typeof good> = {},
): Variant {
  const lesions = Array.from({ length: 10 }, (_, i) => ({ diameter: 20, found: i < found }));
  return { photo: 'a', kind, step, lesions, readings: { ...good, ...readings } };
}

/** Nothing is lost at a recall of 0.9; at 0.8 it is, and stays so. */
const blurred = [
  variant(null, 0, 9),
  variant('blur', 1, 9, { sharpness: 0.5 }),
  variant('blur', 2, 9, { sharpness: 0.4 }),
  variant('blur', 3, 8, { sharpness: 0.2 }),
  variant('blur', 4, 5, { sharpness: 0.1 }),
];

describe('the sweep over worse and worse photos', () => {
  it('finds the step from which 5 points are lost for good', () => {
    expect(lostFrom(blurred, 'blur')).toBe(3);
    const recovering = blurred.map((one) => (one.step === 4 ? variant('blur', 4, 9) : one));
    expect(lostFrom(recovering, 'blur')).toBeNull();
  });

  it('puts the limit between the readings that are borne and those that are not', () => {
    expect(limitOf(blurred, 'sharpness')).toBeCloseTo(0.3);
    const bright = [0, 0.2, 0.6].map((blownOut, step) =>
      variant(step === 0 ? null : 'bright', step, step === 2 ? 4 : 9, { blownOut }),
    );
    expect(limitOf(bright, 'blownOut')).toBeCloseTo(0.4);
  });

  it('compares each photo with itself: a hard one does not move the limit', () => {
    const hard = { ...variant(null, 0, 2, { sharpness: 0.3 }), photo: 'hard' };
    expect(limitOf([...blurred, hard], 'sharpness')).toBeCloseTo(0.25);
  });

  it('pools what gets better with a worse reading', () => {
    const blocks = isotonic([
      { at: 1, loss: 0, weight: 1 },
      { at: 2, loss: 0.3, weight: 1 },
      { at: 3, loss: 0.1, weight: 3 },
      { at: 4, loss: 0.5, weight: 1 },
    ]);
    expect(blocks.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
    ]);
    expect(blocks[1]?.loss).toBeCloseTo(0.15);
  });

  it('gives no limit where the detector bears every step', () => {
    const borne = blurred.map((one) => variant(one.kind, one.step, 9));
    expect(limitOf(borne, 'sharpness')).toBeNull();
  });

  it('says what the limits that ship do with other photos', () => {
    const fresh = [
      variant(null, 0, 9),
      variant('blur', 1, 9, { sharpness: 0.5 }),
      variant('blur', 2, 9, { sharpness: 0.4 }),
      variant('blur', 3, 5, { sharpness: 0.01 }),
      variant('blur', 4, 5, { sharpness: 0.3 }),
    ];
    const { figures } = qualitySection(blurred, fresh);
    expect(Object.values(figures).map(({ value, n }) => [value, n])).toEqual([
      [1, 1],
      [0.5, 2],
    ]);
  });

  it('finds the diameter under which lesions get lost', () => {
    const far: Variant = {
      ...variant('distance', 1, 0),
      lesions: Array.from({ length: 10 }, (_, i) => ({ diameter: 11, found: i < 5 })),
    };
    expect(neededDiameter([variant(null, 0, 10), far])).toBe(12);
    expect(neededDiameter([variant(null, 0, 10)])).toBeNull();
  });

  it('turns a photo down by the limits that ship', () => {
    expect(rejects(variant(null, 0, 9))).toEqual([]);
    expect(rejects(variant('blur', 4, 3, { sharpness: 0.01 }))).toEqual(['blurred']);
  });
});
