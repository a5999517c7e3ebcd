import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyWindow, planTiles } from '../../../src/vision/models/tiles.ts';

describe('tiles', () => {
  it('cover every pixel by exactly one core, stay inside, and overlap by at least what is asked', () => {
    const side = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tiles = planTiles(width, height, 576, 64);
        const area = tiles.reduce((sum, { core }) => sum + core.width * core.height, 0);
        expect(area).toBeCloseTo(width * height, 3);
        for (const { x, y, core } of tiles) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + 576 <= width || width <= 576).toBe(true);
          expect(y + 576 <= height || height <= 576).toBe(true);
          // Half of the overlap lies between a core and its tile's edge, except at the photo's own edge.
          expect(core.x === 0 || core.x - x >= 31.5).toBe(true);
          expect(core.x + core.width === width || x + 576 - (core.x + core.width) >= 31.5).toBe(true);
        }
      }),
    );
  });

  it('repeat the edge where the window reaches beyond the photo', () => {
    const frame = { width: 2, height: 2, data: Uint8Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4) };
    const target = new Uint8Array(4 * 4 * 3);
    copyWindow(frame, -1, -1, 4, target);
    const reds = Array.from({ length: 16 }, (_, i) => target[i * 3]);
    expect(reds).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
  });

  it('copy a window that lies inside as it is', () => {
    const data = Uint8Array.from({ length: 6 * 5 * 3 }, (_, i) => i);
    const target = new Uint8Array(2 * 2 * 3);
    copyWindow({ width: 6, height: 5, data }, 3, 2, 2, target);
    expect([...target]).toEqual([45, 46, 47, 48, 49, 50, 63, 64, 65, 66, 67, 68]);
  });
});
