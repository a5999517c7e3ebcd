import type { Frame } from '../screening/frame.ts';

/** A square of a photo in pixels; it may reach beyond the photo. */
export interface CropWindow {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** For each of the pixels along one axis of the result: where it looks in the photo, and how much each place counts. */
interface Taps {
  readonly perPixel: number;
  /** Never falling. */
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Scales a square window of a photo to size × size × 3 bytes, RGB: linear between pixels where it grows, the mean of
 * the covered area where it shrinks, as OpenCV's INTER_LINEAR and INTER_AREA, which made the crops that the classifier
 * was trained on. Beyond the photo its edge is repeated.
 *
 * A photo has hundreds of these. Rows are mixed before columns: the pixels of a row lie side by side, and where the
 * window shrinks, fewer of them are left for the slower step along the row.
 */
export function resample(frame: Frame, { x, y, side }: CropWindow, size: number): Uint8Array {
  const across = tapsOf(x, side, size, frame.width);
  const down = tapsOf(y, side, size, frame.height);
  const left = across.places[0] ?? 0;
  const right = across.places.at(-1) ?? 0;
  const line = new Float32Array((right - left + 1) * 3);
  const result = new Uint8ClampedArray(size * size * 3);
  for (let target = 0; target < size; target++) {
    mixRows(frame, left, down, target, line);
    mixColumns(line, left, across, result.subarray(target * size * 3, (target + 1) * size * 3));
  }
  return new Uint8Array(result.buffer);
}

/** One row of the result at the photo's own width. Every pixel has two taps at least. */
function mixRows({ data, width }: Frame, left: number, taps: Taps, target: number, line: Float32Array): void {
  const { perPixel, places, weights } = taps;
  const start = target * perPixel;
  const one = weights[start] ?? 0;
  const other = weights[start + 1] ?? 0;
  let at = ((places[start] ?? 0) * width + left) * 3;
  let below = ((places[start + 1] ?? 0) * width + left) * 3;
  for (let i = 0; i < line.length; i++, at++, below++) {
    line[i] = one * (data[at] ?? 0) + other * (data[below] ?? 0);
  }
  for (let tap = start + 2; tap < start + perPixel; tap++) {
    const weight = weights[tap] ?? 0;
    if (weight === 0) continue;
    let from = ((places[tap] ?? 0) * width + left) * 3;
    for (let i = 0; i < line.length; i++, from++) line[i] = (line[i] ?? 0) + weight * (data[from] ?? 0);
  }
}

function mixColumns(line: Float32Array, left: number, taps: Taps, result: Uint8ClampedArray): void {
  const { perPixel, places, weights } = taps;
  for (let to = 0, tap = 0; to < result.length; to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let end = tap + perPixel; tap < end; tap++) {
      const weight = weights[tap] ?? 0;
      const at = ((places[tap] ?? 0) - left) * 3;
      red += weight * (line[at] ?? 0);
      green += weight * (line[at + 1] ?? 0);
      blue += weight * (line[at + 2] ?? 0);
    }
    result[to] = red;
    result[to + 1] = green;
    result[to + 2] = blue;
  }
}

/** @param length of the photo along this axis, in pixels */
function tapsOf(start: number, side: number, size: number, length: number): Taps {
  const scale = side / size;
  const perPixel = scale > 1 ? Math.ceil(scale) + 1 : 2;
  const places = new Int32Array(size * perPixel);
  const weights = new Float32Array(size * perPixel);
  for (let target = 0; target < size; target++) {
    const middle = (target + 0.5) * scale - 0.5;
    const first = Math.floor(scale > 1 ? target * scale : middle);
    for (let tap = 0; tap < perPixel; tap++) {
      const place = first + tap;
      const inWindow = Math.min(Math.max(place, 0), side - 1);
      places[target * perPixel + tap] = Math.min(Math.max(start + inWindow, 0), length - 1);
      weights[target * perPixel + tap] =
        scale > 1
          ? Math.max(0, Math.min(place + 1, (target + 1) * scale) - Math.max(place, target * scale)) / scale
          : Math.max(0, 1 - Math.abs(place - middle));
    }
  }
  return { perPixel, places, weights };
}
