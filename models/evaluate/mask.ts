import { KioskError } from '../../src/errors.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import type { Box, Point } from '../../src/screening/space/geometry.ts';
import { minShortSideCloseup } from '../../src/vision/pixels/decode.ts';
import { readLabelled } from './files.ts';

/** A drawn mask: which pixels of the photo show the lesion. */
export interface Mask {
  readonly box: Box;
  contains(point: Point): boolean;
}

/** A mask with fewer pixels is a slip of the pen. */
const fewestPixels = 64;

/**
 * Reads a mask, white on black, of the photo's size. Undefined if it marks next to nothing.
 * @throws KioskError `usage` if it is missing or has another size, and those of decodePhoto
 */
export async function readMask(folder: string, image: string, photo: Frame): Promise<Mask | undefined> {
  const mask = await readLabelled(folder, image, minShortSideCloseup);
  if (mask.width !== photo.width || mask.height !== photo.height) {
    throw new KioskError(
      'usage',
      `${folder}/${image} does not have the size of its photo. Complete the folder.`,
    );
  }
  return maskOf(mask);
}

export function maskOf({ width, height, data }: Frame): Mask | undefined {
  const marked = (x: number, y: number) => (data[(y * width + x) * 3] ?? 0) > 127;
  let pixels = 0;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!marked(x, y)) continue;
      pixels++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (pixels < fewestPixels) return undefined;
  return {
    box: { x: left, y: top, width: right + 1 - left, height: bottom + 1 - top },
    contains: ({ x, y }) =>
      x >= 0 && y >= 0 && x < width && y < height && marked(Math.floor(x), Math.floor(y)),
  };
}
