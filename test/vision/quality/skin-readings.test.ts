import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/screening/space/frame.ts';
import { noiseOf, readFocus } from '../../../src/vision/quality/focus.ts';
import type { Grey } from '../../../src/vision/quality/grey.ts';
import { hairShare } from '../../../src/vision/quality/hair.ts';
import { readLight } from '../../../src/vision/quality/light.ts';

type Rgb = readonly [number, number, number];

/** A photo as large as the thumbnail on which light is read, so that nothing is scaled. */
function photo(colourAt: (x: number, y: number) => Rgb, width = 256, height = 128): Frame {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(colourAt(i % width, Math.floor(i / width)), i * 3);
  return { width, height, data };
}

const square = (x: number, y: number, side: number) => ({ x, y, side, isSkin: true, isEdge: false });
const skin: Rgb = [200, 150, 120];

describe('light and colour', () => {
  it('are those of the pixels within the squares alone', async () => {
    const frame = photo((x) => (x < 128 ? skin : [0, 255, 0]));
    const light = await readLight(frame, [square(0, 0, 64), square(64, 64, 64)]);
    expect(light.brightest).toBeCloseTo(0.299 * 200 + 0.587 * 150 + 0.114 * 120, 9);
    expect(light).toMatchObject({ blownOut: 0, chroma: 80, glare: 0 });
  });

  it('count as blown out what has lost two channels, since skin loses red first', async () => {
    const columns: readonly Rgb[] = [skin, [255, 180, 150], [255, 252, 180], [255, 180, 251]];
    const frame = photo((x) => columns[x % 4] ?? skin);
    expect((await readLight(frame, [square(0, 0, 128)])).blownOut).toBe(0.5);
  });

  it('count as glare what is bright and has lost its colour', async () => {
    const columns: readonly Rgb[] = [
      [110, 80, 60],
      [110, 80, 60],
      [110, 80, 60],
      [110, 80, 60],
    ];
    const glare = async (last: Rgb) =>
      (
        await readLight(
          photo((x) => (x % 4 === 3 ? last : (columns[x % 4] ?? skin))),
          [square(0, 0, 128)],
        )
      ).glare;
    expect(await glare([200, 190, 180])).toBe(0.25);
    expect(await glare([220, 160, 120])).toBe(0);
    expect(await glare([100, 95, 90])).toBe(0);
  });

  it('leave out what of a square lies beyond the photo', async () => {
    const frame = photo(() => skin);
    const { brightest, chroma } = await readLight(frame, [square(-32, -32, 64), square(500, 500, 64)]);
    expect(brightest).toBeGreaterThan(100);
    expect(chroma).toBe(80);
  });
});

const side = 128;

function grey(valueAt: (x: number, y: number) => number): Grey {
  const data = new Float32Array(side * side);
  for (let i = 0; i < data.length; i++) data[i] = valueAt(i % side, Math.floor(i / side));
  return { side, data };
}

describe('hair', () => {
  it.each([
    ['down', (x: number, _: number) => x === 40 || x === 41],
    ['across', (_: number, y: number) => y === 40 || y === 41],
  ])('is the share of the pixels under long thin dark lines: %s', (_, isLine) => {
    expect(hairShare(grey((x, y) => (isLine(x, y) ? 60 : 150)))).toBe(2 / side);
  });

  it('is also seen along the very edge', () => {
    expect(hairShare(grey((x) => (x === 0 || x === side - 1 ? 60 : 150)))).toBe(2 / side);
  });

  it.each<[string, (x: number, y: number) => number]>([
    ['a bright line', (x) => (x === 40 ? 240 : 150)],
    ['a faint line', (x) => (x === 40 ? 140 : 150)],
    ['a broad dark band', (x) => (x >= 40 && x < 50 ? 60 : 150)],
    ['a small spot', (x, y) => (Math.hypot(x - 60, y - 60) < 2 ? 60 : 150)],
    ['an edge', (x) => (x < 64 ? 60 : 150)],
  ])('is not %s', (_, valueAt) => {
    expect(hairShare(grey(valueAt))).toBe(0);
  });
});

describe('noise', () => {
  /** Normal deviates from two even ones (Box and Muller 1958), the same at every run. */
  function normal(): () => number {
    let seed = 1;
    const even = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return (seed + 1) / 2 ** 32;
    };
    return () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
  }

  it.each([2, 6])('of the standard deviation %d is read as such, on shaded skin as well', (sigma) => {
    const deviate = normal();
    const shaded = grey((x, y) => 120 + x / 4 + y / 8 + sigma * deviate());
    expect(noiseOf(shaded) / sigma).toBeCloseTo(1, 1);
  });

  it('is not shading, nor a straight edge', () => {
    expect(noiseOf(grey((x, y) => 100 + x / 2 + y / 4))).toBe(0);
    expect(noiseOf(grey((x) => (x < 60 ? 80 : 160)))).toBe(0);
  });
});

describe('sharpness', () => {
  /** Waves in both directions; the longer ones are coarse. */
  const waves = (length: number, along = length) =>
    photo(
      (x, y) => {
        const value =
          120 +
          40 * Math.sin((2 * Math.PI * x) / along) * Math.sin((2 * Math.PI * y) / length) +
          ((x + y) % 3);
        return [value, value, value];
      },
      256,
      256,
    );

  it('falls as the detail gets coarser, and is uneven where one direction has more of it', async () => {
    const read = async (frame: Frame) => await readFocus(frame, [square(0, 0, 256)]);
    const [fine, coarse, smeared] = await Promise.all([waves(8), waves(32), waves(8, 64)].map(read));
    expect(fine?.sharpness).toBeGreaterThan(2 * (coarse?.sharpness ?? 0));
    expect(smeared?.evenness).toBeLessThan(0.7 * (fine?.evenness ?? 0));
  });
});
