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
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Scales a square window of a photo to size × size × 3 bytes, RGB: linear between pixels where it grows, the mean of
 * the covered area where it shrinks, as OpenCV's INTER_LINEAR and INTER_AREA, which made the crops that the classifier
 * was trained on. Beyond the photo its edge is repeated.
 */
export function resample(frame: Frame, { x, y, side }: CropWindow, size: number): Uint8Array {
  const across = tapsOf(x, side, size, frame.width);
  const down = tapsOf(y, side, size, frame.height);
  const rows = new Map<number, Float32Array>();
  const rowAt = (place: number): Float32Array => {
    const known = rows.get(place);
    if (known) return known;
    const row = scaleRow(frame, place, across, size);
    rows.set(place, row);
    return row;
  };
  const line = new Float32Array(size * 3);
  const result = new Uint8ClampedArray(size * size * 3);
  for (let target = 0; target < size; target++) {
    line.fill(0);
    for (let tap = target * down.perPixel; tap < (target + 1) * down.perPixel; tap++) {
      const weight = down.weights[tap] ?? 0;
      if (weight === 0) continue;
      const row = rowAt(down.places[tap] ?? 0);
      for (let i = 0; i < line.length; i++) line[i] = (line[i] ?? 0) + weight * (row[i] ?? 0);
    }
    result.set(line, target * size * 3);
  }
  return new Uint8Array(result.buffer);
}

function scaleRow({ data, width }: Frame, place: number, taps: Taps, size: number): Float32Array {
  const row = new Float32Array(size * 3);
  for (let target = 0, tap = 0; target < size; target++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let end = tap + taps.perPixel; tap < end; tap++) {
      const weight = taps.weights[tap] ?? 0;
      const at = (place * width + (taps.places[tap] ?? 0)) * 3;
      red += weight * (data[at] ?? 0);
      green += weight * (data[at + 1] ?? 0);
      blue += weight * (data[at + 2] ?? 0);
    }
    row[target * 3] = red;
    row[target * 3 + 1] = green;
    row[target * 3 + 2] = blue;
  }
  return row;
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
