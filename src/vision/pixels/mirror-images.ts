import type { Crop } from './crop.ts';

/** Mirror images of a crop, not counting the crop itself. */
export const mirrorsBeside = 3;

/**
 * A crop's three mirror images: across, down, and both.
 * @param size the crop's side in pixels
 * @param memory for their pixels, one after the other
 */
export function mirrorImages(
  { data, assessable }: Crop,
  size: number,
  memory: Uint8Array = new Uint8Array(mirrorsBeside * data.length),
): [Crop, Crop, Crop] {
  const into = (index: number, mirror: typeof mirrorAcross): Crop => {
    const own = memory.subarray(index * data.length, (index + 1) * data.length);
    mirror(data, size, own);
    return { data: own, assessable };
  };
  return [into(0, mirrorAcross), into(1, mirrorDown), into(2, mirrorBoth)];
}

function mirrorAcross(rgb: Uint8Array, size: number, result: Uint8Array): void {
  const width = size * 3;
  for (let start = 0; start < rgb.length; start += width) reverse(rgb, start, width, result);
}

function mirrorDown(rgb: Uint8Array, size: number, result: Uint8Array): void {
  const width = size * 3;
  for (let start = 0; start < rgb.length; start += width)
    result.set(rgb.subarray(start, start + width), rgb.length - width - start);
}

/** Half a turn: all pixels in the opposite order. */
const mirrorBoth = (rgb: Uint8Array, _size: number, result: Uint8Array): void =>
  reverse(rgb, 0, rgb.length, result);

/** Writes a row of pixels, or all of them, in the opposite order. */
function reverse(rgb: Uint8Array, start: number, length: number, result: Uint8Array): void {
  for (let x = 0; x < length; x += 3) {
    const from = start + length - 3 - x;
    result[start + x] = rgb[from] ?? 0;
    result[start + x + 1] = rgb[from + 1] ?? 0;
    result[start + x + 2] = rgb[from + 2] ?? 0;
  }
}
