import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { viridis } from '../../src/explain/colour-scale.ts';
import { noHeat } from '../../src/explain/heat.ts';
import { heatPicture, nativeCrop } from '../../src/explain/overlay.ts';
import { mapSize, oddHeat } from '../../src/explain/photo-heat.ts';
import { similarLesions } from '../../src/explain/similar.ts';
import { lesion } from '../screening/lesions.ts';

const raw = async (png: Uint8Array) => [...(await sharp(png).raw().toBuffer())];

describe('a crop pixel by pixel', () => {
  // Every pixel's red is its column, its green its row.
  const frame = {
    width: 4,
    height: 3,
    data: Uint8Array.from({ length: 36 }, (_, i) => [((i / 3) % 4) | 0, (i / 12) | 0, 9][i % 3] ?? 0),
  };

  it('is the photo’s own pixels', async () => {
    expect(await raw(await nativeCrop(frame, { x: 1, y: 1, side: 2 }))).toEqual([
      1, 1, 9, 2, 1, 9, 1, 2, 9, 2, 2, 9,
    ]);
  });

  it('repeats the edge beyond the photo', async () => {
    expect(await raw(await nativeCrop(frame, { x: -1, y: 2, side: 2 }))).toEqual([
      0, 2, 9, 0, 2, 9, 0, 2, 9, 0, 2, 9,
    ]);
  });
});

describe('a map to lay over a photo', () => {
  it('is transparent where there is nothing to say', async () => {
    const heat = noHeat(2, 1);
    heat.values[1] = 1;
    heat.cover[1] = 0.5;
    expect(await raw(await heatPicture(heat, viridis))).toEqual([0, 0, 0, 0, 253, 231, 37, 128]);
  });

  it('is empty where there are too few lesions to compare', () => {
    const odd = {
      ...lesion('a', { x: 40, y: 40 }),
      oddness: null,
      oddnessRank: null,
      window: { x: 0, y: 0, side: 9 },
    };
    expect(Math.max(...oddHeat(mapSize({ width: 200, height: 100 }, 100), [odd], null).cover)).toBe(0);
  });

  it('has the photo’s proportions', () => {
    expect(mapSize({ width: 4000, height: 3000 }, 1000)).toEqual({ width: 1000, height: 750, scale: 0.25 });
    expect(mapSize({ width: 300, height: 600 }, 1000)).toMatchObject({ width: 500, height: 1000 });
  });
});

describe('similar lesions', () => {
  it('come the nearest first, at most five, and never the lesion itself', () => {
    const lesions = Array.from({ length: 8 }, (_, i) => lesion(`L${i}`, { angle: i / 10 }));
    const [first] = lesions;
    const similar = first && similarLesions(lesions).get(first);
    expect(similar?.map(({ id }) => id)).toEqual(['L1', 'L2', 'L3', 'L4', 'L5']);
    expect(
      similarLesions([lesion('alone')])
        .values()
        .next().value,
    ).toEqual([]);
  });
});
