import { describe, expect, it } from 'vitest';
import { fromSquare } from '../../../src/screening/space/homography.ts';
import { diameterInMm, mmPerPixelAt, type Scale } from '../../../src/screening/space/scale.ts';

/** A card of 40 mm seen from straight ahead at 10 pixels per mm, with its centre at (1000, 1000). */
const flat = fromSquare(40, [
  { x: 800, y: 800 },
  { x: 1200, y: 800 },
  { x: 1200, y: 1200 },
  { x: 800, y: 1200 },
]);
const scale: Scale = { mmPerPixel: 0.1, error: 0.001, plane: flat, nearest: 280 };
const boxAt = (x: number, y: number, side: number) => ({
  x: x - side / 2,
  y: y - side / 2,
  width: side,
  height: side,
});

describe('a diameter in mm', () => {
  it('follows from the scale, with an error that holds at least the box', () => {
    const length = diameterInMm(boxAt(1300, 1000, 60), scale);
    expect(length?.mm).toBeCloseTo(6, 6);
    expect(length?.error).toBeGreaterThan(0.32 * 6);
    expect(length?.error).toBeLessThan(0.45 * 6);
  });

  it('is less sure the farther the lesion lies from the card, and in the end is none', () => {
    const errors = [1250, 1400, 1500].map(
      (x) => diameterInMm(boxAt(x, 1000, 60), scale)?.error ?? Number.NaN,
    );
    expect(errors[1]).toBeGreaterThan(errors[0] ?? 0);
    expect(errors[2]).toBeGreaterThan(errors[1] ?? 0);
    expect(diameterInMm(boxAt(2500, 1000, 60), scale)).toBeNull();
  });

  it('is none for a box of a few pixels, whose edges are too unsure', () => {
    expect(diameterInMm(boxAt(1300, 1000, 5), scale)).toBeNull();
    expect(diameterInMm(boxAt(1300, 1000, 0), scale)).toBeNull();
  });

  it('takes the tilt of the card into account: farther skin has more mm a pixel', () => {
    const tilted = fromSquare(40, [
      { x: 820, y: 800 },
      { x: 1180, y: 800 },
      { x: 1200, y: 1180 },
      { x: 800, y: 1180 },
    ]);
    expect(mmPerPixelAt(tilted, { x: 1000, y: 600 })).toBeGreaterThan(
      mmPerPixelAt(tilted, { x: 1000, y: 1400 }),
    );
    const pixels = { x: 1000, y: 1000 };
    expect(mmPerPixelAt(flat, pixels)).toBeCloseTo(0.1, 6);
  });
});
