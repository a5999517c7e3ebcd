import type { Crop } from './crop.ts';

/**
 * A crop and its three mirror images: across, down, and both.
 * @param size the crop's side in pixels
 */
export const mirrorImages = (crop: Crop, size: number): [Crop, Crop, Crop, Crop] => [
  crop,
  { ...crop, data: mirrored(crop.data, size, true, false) },
  { ...crop, data: mirrored(crop.data, size, false, true) },
  { ...crop, data: mirrored(crop.data, size, true, true) },
];

/** @param rgb size × size × 3 bytes */
function mirrored(rgb: Uint8Array, size: number, across: boolean, down: boolean): Uint8Array {
  const result = new Uint8Array(rgb.length);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = ((down ? size - 1 - y : y) * size + (across ? size - 1 - x : x)) * 3;
      result.set(rgb.subarray(from, from + 3), (y * size + x) * 3);
    }
  }
  return result;
}
