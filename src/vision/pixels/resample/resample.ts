import type { Frame } from '../../../screening/space/frame.ts';
import { scaleRow, type Taps, tapsOf } from './scale-row.ts';

/** A square of a photo in pixels; it may extend beyond the photo. */
export interface CropWindow {
  readonly x: number;
  readonly y: number;
  readonly side: number;
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
