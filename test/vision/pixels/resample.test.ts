import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/screening/space/frame.ts';
import { resample } from '../../../src/vision/pixels/resample/resample.ts';

/** A grey photo of the given rows. */
function grey(rows: readonly (readonly number[])[]): Frame {
  const data = Uint8Array.from(rows.flat().flatMap((value) => [value, value, value]));
  return { width: rows[0]?.length ?? 0, height: rows.length, data };
}

const firstChannel = (rgb: Uint8Array) => Array.from(rgb).filter((_, i) => i % 3 === 0);

describe('a square of a photo', () => {
  it('stays as it is at its own size', () => {
    const frame = grey([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(firstChannel(resample(frame, { x: 1, y: 0, side: 2 }, 2))).toEqual([2, 3, 5, 6]);
  });

  it('grows by lines between the middles of the pixels', () => {
    const frame = grey([
      [0, 100],
      [0, 100],
    ]);
    // cv2.resize(…, (4, 4), interpolation=cv2.INTER_LINEAR)
    expect(firstChannel(resample(frame, { x: 0, y: 0, side: 2 }, 4)).slice(0, 4)).toEqual([0, 25, 75, 100]);
  });

  it('shrinks to the mean of the area, also by a fraction', () => {
    const row = [0, 30, 60, 90, 120];
    const frame = grey(row.map(() => row));
    // cv2.resize(…, (2, 2), interpolation=cv2.INTER_AREA): 0, 30 and half of 60 over 2.5 pixels
    expect(firstChannel(resample(frame, { x: 0, y: 0, side: 5 }, 2))).toEqual([24, 96, 24, 96]);
  });

  it('keeps the channels apart', () => {
    const data = Uint8Array.from({ length: 16 * 3 }, (_, i) => [10, 20, 30][i % 3] ?? 0);
    for (const size of [2, 9]) {
      const rgb = resample({ width: 4, height: 4, data }, { x: 0, y: 0, side: 4 }, size);
      expect([...rgb]).toEqual(Array.from({ length: size * size }, () => [10, 20, 30]).flat());
    }
  });

  it('repeats the edge beyond the photo', () => {
    const frame = grey([
      [10, 20],
      [30, 40],
    ]);
    expect(firstChannel(resample(frame, { x: -1, y: -1, side: 4 }, 4))).toEqual([
      10, 10, 20, 20, 10, 10, 20, 20, 30, 30, 40, 40, 30, 30, 40, 40,
    ]);
  });

  it('never leaves the range of the photo, wherever the window lies', () => {
    const frame = grey([
      [50, 200, 80],
      [60, 70, 90],
    ]);
    const place = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(
        place,
        place,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 24 }),
        (x, y, side, size) => {
          const values = resample(frame, { x, y, side }, size);
          expect(values).toHaveLength(size * size * 3);
          expect(Math.min(...values)).toBeGreaterThanOrEqual(50);
          expect(Math.max(...values)).toBeLessThanOrEqual(200);
        },
      ),
    );
  });
});
