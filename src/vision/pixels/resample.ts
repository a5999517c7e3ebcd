import type { Frame } from '../../screening/space/frame.ts';

/** A square of a photo in pixels; it may extend beyond the photo. */
export interface CropWindow {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** For each pixel along one axis of the result, the pixels of the photo that it mixes, and their weights. */
interface Taps {
  readonly perPixel: number;
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Scales a square window of a photo to size × size × 3 bytes, RGB. It interpolates linearly where the window grows and
 * takes the mean of the covered area where it shrinks, like OpenCV's INTER_LINEAR and INTER_AREA, which made the crops
 * that the classifier was trained on. Beyond the photo its edge is repeated.
 *
 * A photo has hundreds of these, so rows are scaled once, into memory that is reused, and mixed in plain loops.
 * Rounding the sums to single precision in these places keeps every crop the same to the byte.
 * @param target memory for the result, which is returned
 */
export function resample(
  frame: Frame,
  { x, y, side }: CropWindow,
  size: number,
  target: Uint8Array = new Uint8Array(size * size * 3),
): Uint8Array {
  const across = tapsOf(x, side, size, frame.width);
  const down = tapsOf(y, side, size, frame.height);
  const rows = new ScaledRows(frame, across, size, down.perPixel);
  const line = scratchLine(size * 3);
  // Rounds each value on assignment; setting a whole line at once is slower.
  const result = new Uint8ClampedArray(target.buffer, target.byteOffset, target.length);
  for (let row = 0; row < size; row++) {
    const first = row * down.perPixel;
    const last = first + down.perPixel - 1;
    const start = row * line.length;
    // Every pixel has two taps at least, and exactly two where the window grows.
    if (down.perPixel === 2) {
      mixTwo(result, start, twoRows(rows, down, first), line.length);
      continue;
    }
    beginLine(line, twoRows(rows, down, first));
    for (let tap = first + 2; tap <= last; tap++) {
      if (down.weights[tap] !== 0) addTo(line, rows.at(down.places[tap] ?? 0), down.weights[tap] ?? 0);
    }
    for (let i = 0; i < line.length; i++) result[start + i] = line[i] ?? 0;
  }
  return target;
}

/** Used again by every crop: each is cut in one go. */
const scratch: { rows: Float32Array[]; line: Float32Array } = { rows: [], line: new Float32Array() };

function scratchRow(index: number, length: number): Float32Array {
  const known = scratch.rows[index];
  if (known?.length === length) return known;
  const row = new Float32Array(length);
  scratch.rows[index] = row;
  return row;
}

function scratchLine(length: number): Float32Array {
  if (scratch.line.length !== length) scratch.line = new Float32Array(length);
  return scratch.line;
}

/** Two rows, and how much of each is mixed. */
interface TwoRows {
  readonly above: Float32Array;
  readonly below: Float32Array;
  readonly one: number;
  readonly other: number;
}

const twoRows = (rows: ScaledRows, { places, weights }: Taps, first: number): TwoRows => ({
  above: rows.at(places[first] ?? 0),
  below: rows.at(places[first + 1] ?? 0),
  one: weights[first] ?? 0,
  other: weights[first + 1] ?? 0,
});

/** Straight into the bytes: most lines end here, and a line between costs as much again. */
function mixTwo(bytes: Uint8ClampedArray, start: number, rows: TwoRows, length: number): void {
  const { above, below, one, other } = rows;
  for (let i = 0; i < length; i++)
    bytes[start + i] = Math.fround(Math.fround(one * (above[i] ?? 0)) + other * (below[i] ?? 0));
}

function beginLine(line: Float32Array, { above, below, one, other }: TwoRows): void {
  for (let i = 0; i < line.length; i++)
    line[i] = Math.fround(one * (above[i] ?? 0)) + other * (below[i] ?? 0);
}

function addTo(line: Float32Array, row: Float32Array, weight: number): void {
  for (let i = 0; i < line.length; i++) line[i] = (line[i] ?? 0) + weight * (row[i] ?? 0);
}

/**
 * Rows of the photo, scaled to the width of the result. It keeps the adjacent rows that one row of the result needs.
 */
class ScaledRows {
  readonly #frame: Frame;
  readonly #across: Taps;
  readonly #rows: Float32Array[];
  readonly #places: number[];

  constructor(frame: Frame, across: Taps, size: number, kept: number) {
    this.#frame = frame;
    this.#across = across;
    this.#rows = Array.from({ length: kept }, (_, i) => scratchRow(i, size * 3));
    this.#places = this.#rows.map(() => -1);
  }

  at(place: number): Float32Array {
    const slot = place % this.#rows.length;
    const row = this.#rows[slot] ?? new Float32Array();
    if (this.#places[slot] !== place) {
      scaleRow(this.#frame, place, this.#across, row);
      this.#places[slot] = place;
    }
    return row;
  }
}

function scaleRow({ data, width }: Frame, place: number, taps: Taps, row: Float32Array): void {
  const { perPixel, places, weights } = taps;
  const start = place * width;
  if (perPixel === 2) {
    growRow(data, start, taps, row);
    return;
  }
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

/** The same for two taps a pixel, in a third of the time. */
function growRow(data: Uint8Array, start: number, { places, weights }: Taps, row: Float32Array): void {
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

/** @param length the photo's length along this axis, in pixels */
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
