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
  const width = size * 3;
  for (let y = 0; y < size; y++) {
    const from = (down ? size - 1 - y : y) * width;
    if (across) mirrorRow(rgb, from, result, y * width, width);
    else result.set(rgb.subarray(from, from + width), y * width);
  }
  return result;
}

function mirrorRow(rgb: Uint8Array, from: number, result: Uint8Array, to: number, width: number): void {
  for (let x = 0; x < width; x += 3) {
    const pixel = from + width - 3 - x;
    result[to + x] = rgb[pixel] ?? 0;
    result[to + x + 1] = rgb[pixel + 1] ?? 0;
    result[to + x + 2] = rgb[pixel + 2] ?? 0;
  }
}
