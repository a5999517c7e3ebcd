import sharp from 'sharp';
import type { PictureFault } from './picture-fault.ts';

/**
 * Checks whether a JPEG is a picture at all: cameras and their drivers also give black, green and half pictures without
 * an error. Faults of the photo itself (dark, blurred) are checked elsewhere.
 */

/** Side of the thumbnail that is checked, in pixels. */
const side = 96;
/** A covered lens or closed shutter gives at most this in every channel of nearly all of the thumbnail. */
const blackUpTo = 12;
/** Largest spread of a channel that counts as one colour, in grey levels; a sensor's noise spreads wider. */
const oneColourSpread = 3;
/** A half picture ends in a band of one colour at the bottom with at least this share of the height … */
const leastBand = 0.2;
/** … that begins at an edge: the picture above differs by this many grey levels on average. */
const leastEdge = 12;
/** Number of rows over which JPEG's blocks and the thumbnail blur that edge. */
const blurredRows = 3;
/** From this brightness on one colour may be a blown-out background, in a real picture. */
const white = 250;

/** @returns null for a picture */
export async function checkPicture(jpeg: Uint8Array): Promise<PictureFault | null> {
  let pixels: Buffer;
  try {
    pixels = await sharp(jpeg, { failOn: 'error' })
      .resize(side, side, { fit: 'fill', fastShrinkOnLoad: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw()
      .toBuffer();
  } catch {
    return 'camera-broken-picture';
  }
  return faultOf(pixels);
}

/** @param pixels RGB, `side` by `side` */
function faultOf(pixels: Uint8Array): PictureFault | null {
  const rows = Array.from({ length: side }, (_, y) => pixels.subarray(y * side * 3, (y + 1) * side * 3));
  const bright = pixels.filter((value) => value > blackUpTo).length / pixels.length;
  if (bright < 0.005) return 'camera-black';
  const last = rows.at(-1) ?? pixels;
  const colour = [last[0] ?? 0, last[1] ?? 0, last[2] ?? 0];
  if (Math.min(...colour) >= white) return null;
  const isOfColour = (row: Uint8Array) =>
    row.every((value, i) => Math.abs(value - (colour[i % 3] ?? 0)) <= oneColourSpread);
  const above = rows.findLastIndex((row) => !isOfColour(row));
  if (above < 0) return 'camera-one-colour';
  const band = side - 1 - above;
  if (band < leastBand * side) return null;
  const edge = rows[Math.max(0, above - blurredRows)] ?? last;
  const difference = edge.reduce((sum, value, i) => sum + Math.abs(value - (colour[i % 3] ?? 0)), 0);
  return difference / edge.length >= leastEdge ? 'camera-half-picture' : null;
}
