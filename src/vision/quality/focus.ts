import type { QualityReadings } from '../../screening/judgement/quality.ts';
import type { Frame } from '../../screening/space/frame.ts';
import { copyWindow } from '../models/tiles.ts';
import { pipelineOf } from '../pixels/decode.ts';
import type { Grey } from './grey.ts';
import { hairShare } from './hair.ts';
import type { Square } from './skin-squares.ts';

/** Side of the windows at native pixels: large enough for a lesion and the skin around it. */
const windowSide = 256;

/** Variance that rounding to 8 bits adds. */
const roundingVariance = 1 / 12;
/** Detail, in squared grey levels, that JPEG leaves even where a photo shows none at all. */
const leastDetail = 0.3;
/** A second difference adds up 1 + 4 + 1 variances, and the mean of 2 × 2 pixels has a quarter of the variance. */
const noiseGain = 6 / 4;

/**
 * Sharpness, movement, noise and hair, read in the middle of each square at native pixels.
 *
 * Sharpness compares detail at 2 pixels with detail at 8 in the least sharp direction, so that neither the contrast of
 * the skin nor the exposure matters. Movement leaves less detail along its direction than across it. Where there is no
 * detail at 2 pixels, sharpness is 0, because a blurred photo also has little at 8 to compare with. Where there is none
 * in any direction, movement can't be told.
 */
export async function readFocus(
  frame: Frame,
  squares: readonly Square[],
): Promise<Pick<QualityReadings, 'sharpness' | 'evenness' | 'noise' | 'hair'>> {
  const windows = await greyWindows(frame, squares);
  const halves = windows.map(halve);
  const noise = median(windows.map(noiseOf));
  const floor = noiseGain * Math.max(noise ** 2, roundingVariance);
  const detail = meanRoughness(halves).map((square) => Math.max(0.01, square - floor));
  const coarse = Math.max(...meanRoughness(halves.map(halve).map(halve)), 0.01);
  const [least, most] = [Math.min(...detail), Math.max(...detail)];
  const hair = halves.reduce((sum, half) => sum + hairShare(half), 0) / halves.length;
  return {
    sharpness: least < leastDetail ? 0 : Math.sqrt(least / coarse),
    evenness: most < leastDetail ? 1 : Math.sqrt(least / most),
    noise,
    hair,
  };
}

/** The middles of the squares. They are made grey all at once, because each conversion has its own start-up. */
async function greyWindows(frame: Frame, squares: readonly Square[]): Promise<Grey[]> {
  const side = Math.min(windowSide, frame.width, frame.height);
  const pixels = side * side;
  const stack = new Uint8Array(squares.length * pixels * 3);
  const within = (middle: number, length: number) =>
    Math.round(Math.min(Math.max(middle - side / 2, 0), length - side));
  for (const [i, square] of squares.entries()) {
    const left = within(square.x + square.side / 2, frame.width);
    const top = within(square.y + square.side / 2, frame.height);
    copyWindow(frame, left, top, side, stack.subarray(i * pixels * 3, (i + 1) * pixels * 3));
  }
  const { data, info } = await pipelineOf({ width: side, height: side * squares.length, data: stack })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return squares.map((_, i) => {
    const grey = new Float32Array(pixels);
    for (let at = 0; at < pixels; at++) grey[at] = data[(i * pixels + at) * info.channels] ?? 0;
    return { side, data: grey };
  });
}

/** Half the side by the mean of 2 × 2 pixels. */
function halve({ side, data }: Grey): Grey {
  const half = side >> 1;
  const small = new Float32Array(half * half);
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const at = 2 * y * side + 2 * x;
      const sum = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + side] ?? 0) + (data[at + side + 1] ?? 0);
      small[y * half + x] = sum / 4;
    }
  }
  return { side: half, data: small };
}

/** Mean square of the second difference along the rows, the columns and both diagonals, over all windows. */
function meanRoughness(windows: readonly Grey[]): number[] {
  return [0, 1, 2, 3].map(
    (direction) => windows.reduce((sum, grey) => sum + roughness(grey, direction), 0) / windows.length,
  );
}

function roughness({ side, data }: Grey, direction: number): number {
  const step = [1, side, side + 1, side - 1][direction] ?? 1;
  let sum = 0;
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const at = y * side + x;
      const bend = 2 * (data[at] ?? 0) - (data[at - step] ?? 0) - (data[at + step] ?? 0);
      sum += bend * bend;
    }
  }
  return sum / Math.max(1, (side - 2) ** 2);
}

/**
 * Standard deviation of the pixel noise: the mean response to a second difference of second differences, to which
 * smooth shading and straight edges do not respond (Immerkær 1996, "Fast Noise Variance Estimation"). It is measured
 * along rows and columns and along the diagonals, and the lower value counts: noise has no direction, smeared skin has
 * one.
 */
export function noiseOf(grey: Grey): number {
  const { side } = grey;
  return Math.min(meanBend(grey, 1, side), meanBend(grey, side + 1, side - 1));
}

/** @param along, across two directions at right angles, as steps through the rows */
function meanBend({ side, data }: Grey, along: number, across: number): number {
  const bends = new Float32Array(data.length);
  for (let at = along; at < data.length - along; at++) bends[at] = bend(data, at, along);
  let sum = 0;
  for (let y = 2; y < side - 2; y++) {
    for (let x = 2; x < side - 2; x++) sum += Math.abs(bend(bends, y * side + x, across));
  }
  return (Math.sqrt(Math.PI / 2) * sum) / (6 * Math.max(1, (side - 4) ** 2));
}

/** The second difference at a pixel. */
const bend = (data: Float32Array, at: number, step: number): number =>
  (data[at - step] ?? 0) - 2 * (data[at] ?? 0) + (data[at + step] ?? 0);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
