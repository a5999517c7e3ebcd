import type { Frame } from '../../screening/space/frame.ts';
import type { Box } from '../../screening/space/geometry.ts';

/** A square window of the frame, and its core, whose detections no other tile reports. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  /** The cores of all tiles cover the frame once; a lesion belongs to the tile whose core holds its centre. */
  readonly core: Box;
}

interface Span {
  readonly start: number;
  readonly coreStart: number;
  readonly coreEnd: number;
}

/**
 * Covers a frame with overlapping square tiles, row by row. The last tile of a row is moved back to end with the frame,
 * so that no tile extends beyond it unless the frame is smaller than a tile.
 * @param size side of a tile in pixels
 * @param overlap least overlap of neighbours in pixels; every lesion up to this size lies wholly in one tile
 */
export function planTiles(width: number, height: number, size: number, overlap: number): Tile[] {
  return spans(height, size, overlap).flatMap((row) =>
    spans(width, size, overlap).map((column) => ({
      x: column.start,
      y: row.start,
      core: {
        x: column.coreStart,
        y: row.coreStart,
        width: column.coreEnd - column.coreStart,
        height: row.coreEnd - row.coreStart,
      },
    })),
  );
}

function spans(length: number, size: number, overlap: number): Span[] {
  const count = length <= size ? 1 : Math.ceil((length - overlap) / (size - overlap));
  const starts = Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (length - size)) / (count - 1)),
  );
  // A core ends in the middle of the overlap with the next tile.
  const ends = starts.map((start, i) => {
    const next = starts[i + 1];
    return next === undefined ? length : (start + size + next) / 2;
  });
  return starts.map((start, i) => ({
    start,
    coreStart: i === 0 ? 0 : (ends[i - 1] ?? 0),
    coreEnd: ends[i] ?? length,
  }));
}

/**
 * Copies a square window of a frame into `target`, repeating the edge pixels where it extends beyond the frame.
 * @param target size × size × 3 bytes, RGB
 */
export function copyWindow(frame: Frame, left: number, top: number, size: number, target: Uint8Array): void {
  const { width, height, data } = frame;
  const inside = { from: clamp(-left, 0, size), to: clamp(width - left, 0, size) };
  for (let row = 0; row < size; row++) {
    const sourceRow = clamp(top + row, 0, height - 1) * width;
    const targetRow = row * size;
    const pixel = (column: number) => (sourceRow + column) * 3;
    if (inside.from > 0) repeatPixel(data, pixel(0), target, targetRow, targetRow + inside.from);
    if (inside.to > inside.from) {
      const from = pixel(left + inside.from);
      target.set(data.subarray(from, from + (inside.to - inside.from) * 3), (targetRow + inside.from) * 3);
    }
    if (inside.to < size)
      repeatPixel(data, pixel(width - 1), target, targetRow + inside.to, targetRow + size);
  }
}

function repeatPixel(data: Uint8Array, source: number, target: Uint8Array, from: number, to: number): void {
  const red = data[source] ?? 0;
  const green = data[source + 1] ?? 0;
  const blue = data[source + 2] ?? 0;
  for (let i = from * 3; i < to * 3; i += 3) {
    target[i] = red;
    target[i + 1] = green;
    target[i + 2] = blue;
  }
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
