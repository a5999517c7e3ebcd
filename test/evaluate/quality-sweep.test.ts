import { describe, expect, it } from 'vitest';
import {
  limitOf,
  lostFrom,
  neededDiameter,
  rejects,
  type Variant,
} from '../../src/evaluate/quality-sweep.ts';

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

/** One photo of ten lesions of 20 px, of which so many are found. */
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
  variant('blur', 5, 4, { sharpness: 0.1 }),
  variant('blur', 6, 3, { sharpness: 0.1 }),
];

describe('the sweep over worse and worse photos', () => {
  it('finds the step from which 5 points are lost for good', () => {
    expect(lostFrom(blurred, 'blur')).toBe(3);
    const recovering = blurred.map((one) => (one.step === 6 ? variant('blur', 6, 9) : one));
    expect(lostFrom(recovering, 'blur')).toBeNull();
  });

  it('puts the limit between the last good step and the first lost one, as far as the recall has fallen', () => {
    // From 0.9 to 0.8, 5 points are half of the way: half of the way from 0.4 to 0.2.
    expect(limitOf(blurred, 'blur')).toBeCloseTo(0.3);
  });

  it('gives no limit where the detector bears every step', () => {
    const borne = blurred.map((one) => variant(one.kind, one.step, 9));
    expect(limitOf(borne, 'blur')).toBeNull();
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
    expect(rejects(variant('blur', 6, 3, { sharpness: 0.01 }))).toEqual(['blurred']);
  });
});
