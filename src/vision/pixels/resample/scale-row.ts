import type { Frame } from '../../../screening/space/frame.ts';

/** For each pixel along one axis of the result, the pixels of the photo that it mixes, and their weights. */
export interface Taps {
  readonly perPixel: number;
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

/** @param length the photo's length along this axis, in pixels */
export function tapsOf(start: number, side: number, size: number, length: number): Taps {
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

/**
 * Scales one row of the photo across.
 * @param place the row's number
 * @param row for the result, RGB
 */
export function scaleRow({ data, width }: Frame, place: number, taps: Taps, row: Float32Array): void {
  const mix = quickMixes[taps.perPixel] ?? mixMany;
  mix(data, place * width, taps, row);
}

/** For few taps a pixel, as most crops have. */
const quickMixes: Readonly<Record<number, typeof mixMany>> = { 2: mixTwo, 3: mixThree };

function mixMany(
  data: Uint8Array,
  start: number,
  { perPixel, places, weights }: Taps,
  row: Float32Array,
): void {
  for (let to = 0, tap = 0; to < row.length; to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let end = tap + perPixel; tap < end; tap++) {
      const weight = weights[tap] ?? 0;
      const at = (start + (places[tap] ?? 0)) * 3;
      red += weight * (data[at] ?? 0);
      green += weight * (data[at + 1] ?? 0);
      blue += weight * (data[at + 2] ?? 0);
    }
    row[to] = red;
    row[to + 1] = green;
    row[to + 2] = blue;
  }
}

/** In a third of the time. */
function mixTwo(data: Uint8Array, start: number, { places, weights }: Taps, row: Float32Array): void {
  for (let to = 0, tap = 0; to < row.length; to += 3, tap += 2) {
    const one = weights[tap] ?? 0;
    const other = weights[tap + 1] ?? 0;
    const left = (start + (places[tap] ?? 0)) * 3;
    const right = (start + (places[tap + 1] ?? 0)) * 3;
    row[to] = one * (data[left] ?? 0) + other * (data[right] ?? 0);
    row[to + 1] = one * (data[left + 1] ?? 0) + other * (data[right + 1] ?? 0);
    row[to + 2] = one * (data[left + 2] ?? 0) + other * (data[right + 2] ?? 0);
  }
}

/** In two thirds of the time. */
function mixThree(data: Uint8Array, start: number, { places, weights }: Taps, row: Float32Array): void {
  for (let to = 0, tap = 0; to < row.length; to += 3, tap += 3) {
    const one = weights[tap] ?? 0;
    const two = weights[tap + 1] ?? 0;
    const three = weights[tap + 2] ?? 0;
    const left = (start + (places[tap] ?? 0)) * 3;
    const middle = (start + (places[tap + 1] ?? 0)) * 3;
    const right = (start + (places[tap + 2] ?? 0)) * 3;
    row[to] = one * (data[left] ?? 0) + two * (data[middle] ?? 0) + three * (data[right] ?? 0);
    row[to + 1] =
      one * (data[left + 1] ?? 0) + two * (data[middle + 1] ?? 0) + three * (data[right + 1] ?? 0);
    row[to + 2] =
      one * (data[left + 2] ?? 0) + two * (data[middle + 2] ?? 0) + three * (data[right + 2] ?? 0);
  }
}
