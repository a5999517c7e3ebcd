import { expect, it } from 'vitest';
import type { Frame } from '../../../src/screening/space/frame.ts';
import { readSkinSquares } from '../../../src/vision/quality/skin-squares.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';

const grid = 4;

/** Dark at the left and above, light elsewhere: in 7 of the 16 squares. */
function cornerOf(width: number, height: number): Frame {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isDark = x < width / grid || y < height / grid;
      data.fill(isDark ? 60 : 220, (y * width + x) * 3, (y * width + x + 1) * 3);
    }
  }
  return { width, height, data };
}

it.each([
  ['small', 320, 240],
  ['so large that its quarter is looked at', 1003, 797],
])('squares of a photo that is %s are where the classifier sees skin', async (_, width, height) => {
  const inference = new FakeInference();
  // The fake takes what is dark for skin.
  inference.elsewhere = 0.95;
  const squares = await readSkinSquares(cornerOf(width, height), inference, fakeManifest.classifier, grid);
  expect(squares.map(({ isSkin }) => isSkin)).toEqual(
    Array.from({ length: grid ** 2 }, (_, i) => i % grid === 0 || i < grid),
  );
  for (const { side } of squares) expect(side).toBe(height / grid);
});
