import type { Crop } from './crop.ts';

/**
 * Writes the mirror image of a picture into other memory.
 * @param rgb size × size × 3 bytes
 */
export type Mirror = (rgb: Uint8Array, size: number, result: Uint8Array) => void;

/** @param memory for the pixels of the mirror image */
export function mirrorImage(
  { data, assessable }: Crop,
  mirror: Mirror,
  size: number,
  memory: Uint8Array = new Uint8Array(data.length),
): Crop {
  mirror(data, size, memory);
  return { data: memory, assessable };
}

/** Swaps left and right. */
export const across: Mirror = (rgb, size, result) => {
  const width = size * 3;
  for (let start = 0; start < rgb.length; start += width) reverse(rgb, start, width, result);
};

/** Swaps top and bottom. */
export const down: Mirror = (rgb, size, result) => {
  const width = size * 3;
  for (let start = 0; start < rgb.length; start += width)
    result.set(rgb.subarray(start, start + width), rgb.length - width - start);
};

/** Swaps both, which is half a turn: all pixels in the opposite order. */
export const upsideDown: Mirror = (rgb, _size, result) => reverse(rgb, 0, rgb.length, result);

/** Writes a row of pixels, or all of them, in the opposite order. */
function reverse(rgb: Uint8Array, start: number, length: number, result: Uint8Array): void {
  for (let x = 0; x < length; x += 3) {
    const from = start + length - 3 - x;
    result[start + x] = rgb[from] ?? 0;
    result[start + x + 1] = rgb[from + 1] ?? 0;
    result[start + x + 2] = rgb[from + 2] ?? 0;
  }
}
