import { expect, it } from 'vitest';
import { across, down, mirrorImage, upsideDown } from '../../../src/vision/pixels/mirror-images.ts';

/** 2 × 2 pixels: 1 2 above 3 4, each in three channels of its own. */
const crop = {
  data: Uint8Array.from([1, 2, 3, 4].flatMap((pixel) => [pixel, 10 + pixel, 20 + pixel])),
  assessable: true,
};
const pixelsOf = (data: Uint8Array) => [0, 3, 6, 9].map((at) => [...data.subarray(at, at + 3)]);
const pixel = (n: number) => [n, 10 + n, 20 + n];

it.each([
  ['across', across, [2, 1, 4, 3]],
  ['down', down, [3, 4, 1, 2]],
  ['upside down', upsideDown, [4, 3, 2, 1]],
])('a crop is mirrored %s, pixel by pixel, and stays as it was', (_, mirror, expected) => {
  const before = [...crop.data];
  const memory = new Uint8Array(12);
  const image = mirrorImage(crop, mirror, 2, memory);
  expect(image.data).toBe(memory);
  expect(pixelsOf(image.data)).toEqual(expected.map(pixel));
  expect([...crop.data]).toEqual(before);
});
