import { setImmediate as otherWork } from 'node:timers/promises';
import type { Frame } from '../../screening/space/frame.ts';
import { type Box, centreOf, diameterOf } from '../../screening/space/geometry.ts';
import { type CropWindow, resample } from './resample/resample.ts';

/** Side of the square crop in diameters of its lesion: the lesion and as much skin on every side (the paper's crop). */
export const cropPerDiameter = 3;

export interface Crop {
  /** size × size × 3 bytes, RGB. */
  readonly data: Uint8Array;
  /** False if the crop can't be judged: the lesion has too few pixels, or the exposure left no detail. */
  readonly assessable: boolean;
}

/** What the crop around a lesion shows. */
export function windowAround(box: Box): CropWindow {
  const side = Math.max(1, Math.round(cropPerDiameter * diameterOf(box)));
  const { x, y } = centreOf(box);
  return { x: Math.round(x - side / 2), y: Math.round(y - side / 2), side };
}

/** The surroundings of a lesion: three times the crop, moved inwards where that would extend beyond the photo. */
export function windowOfSurroundings(
  box: Box,
  { width, height }: Pick<Frame, 'width' | 'height'>,
): CropWindow {
  const side = Math.min(width, height, Math.round(cropPerDiameter ** 2 * diameterOf(box)));
  const { x, y } = centreOf(box);
  const within = (start: number, length: number) => Math.max(0, Math.min(start, length - side));
  return {
    x: within(Math.round(x - side / 2), width),
    y: within(Math.round(y - side / 2), height),
    side,
  };
}

/** What the crop of a whole photo shows. */
export function windowOfWhole({ width, height }: Pick<Frame, 'width' | 'height'>): CropWindow {
  const side = Math.max(width, height);
  return { x: Math.round((width - side) / 2), y: Math.round((height - side) / 2), side };
}

/** Bytes of a crop's pixels. */
export const cropBytes = (size: number): number => size * size * 3;

/**
 * Cuts the classifier's crop around a lesion, repeating the photo's edge, scaled to `size` pixels.
 * @param memory for the crop's pixels
 */
export function cropAround(frame: Frame, box: Box, size: number, memory?: Uint8Array): Crop {
  const data = resample(frame, windowAround(box), size, memory);
  return { data, assessable: isAssessable(diameterOf(box), data) };
}

/**
 * Like `cropAround`, for many lesions. Between two of them the process does other work: the next tiles go to the
 * model's process piece by piece, and a model that waits for them costs more than any crop.
 * @param memory for all crops, one after the other
 */
export function cropsAround(
  frame: Frame,
  boxes: readonly Box[],
  size: number,
  memory?: Uint8Array,
): Promise<Crop[]> {
  return cutEach(boxes, size, memory, (box, own) => cropAround(frame, box, size, own));
}

/** Cuts the surroundings of lesions, as `cropsAround` does the lesions. */
export function cropsOfSurroundings(
  frame: Frame,
  boxes: readonly Box[],
  size: number,
  memory?: Uint8Array,
): Promise<Crop[]> {
  return cutEach(boxes, size, memory, (box, own) => ({
    data: resample(frame, windowOfSurroundings(box, frame), size, own),
    assessable: true,
  }));
}

async function cutEach(
  boxes: readonly Box[],
  size: number,
  memory: Uint8Array = new Uint8Array(boxes.length * cropBytes(size)),
  cut: (box: Box, own: Uint8Array) => Crop,
): Promise<Crop[]> {
  const bytes = cropBytes(size);
  const crops: Crop[] = [];
  for (const [i, box] of boxes.entries()) {
    crops.push(cut(box, memory.subarray(i * bytes, (i + 1) * bytes)));
    await otherWork();
  }
  return crops;
}

/** The whole photo, a close-up, as one crop. It is padded to a square and never squeezed. */
export function cropWhole(frame: Frame, size: number): Crop {
  const data = resample(frame, windowOfWhole(frame), size);
  return { data, assessable: isAssessable(Math.min(frame.width, frame.height), data) };
}

/** A lesion with a smaller diameter in pixels has no shape to judge. The detector's training starts here too. */
const fewestPixels = 10;
/** Pixels at either end of the range carry no detail. */
const clippedLow = 8;
const clippedHigh = 247;
const mostClipped = 0.5;

const isAssessable = (diameter: number, rgb: Uint8Array) => diameter >= fewestPixels && hasDetail(rgb);

function hasDetail(rgb: Uint8Array): boolean {
  let clipped = 0;
  for (let i = 1; i < rgb.length; i += 3) {
    const green = rgb[i] ?? 0;
    if (green <= clippedLow || green >= clippedHigh) clipped++;
  }
  return clipped <= (mostClipped * rgb.length) / 3;
}
