import type { Frame } from '../../screening/space/frame.ts';
import { quarterOf, quarterSize } from '../pixels/pyramid.ts';
import { planTiles, type Tile } from './tiles.ts';

/** Least overlap of neighbouring tiles in pixels: more than half of a lesion lies in the tile that owns it. */
const overlap = 64;
/** … and the longer side of the coarsest is at most this: half a tile holds the largest lesion with skin around it. */
const coarsestSide = 288;
/**
 * Diameters in the scale's own pixels: the finer scale finds the smaller ones, the coarser scale the larger ones. The
 * two hardly overlap, because a coarse scale mistakes small lesions that touch for one.
 */
const smallestOfCoarse = 28;
const largestOfFine = 128;

/** One size of the photo at which the detector looks for lesions. */
export interface Scale {
  /** Its pixels, which are made once they are asked for. */
  readonly frame: () => Promise<Frame>;
  readonly tiles: readonly Tile[];
  /** Photo pixels per pixel of this scale. */
  readonly factor: number;
  readonly accepts: (diameter: number) => boolean;
}

/**
 * The scales of a photo, the coarsest first and the photo itself last.
 * @param size side of a tile in pixels
 */
export function planScales(frame: Frame, size: number): Scale[] {
  const scales: { width: number; height: number; frame: () => Promise<Frame> }[] = [
    { width: frame.width, height: frame.height, frame: async () => frame },
  ];
  for (let [coarsest] = scales; coarsest && Math.max(coarsest.width, coarsest.height) > coarsestSide; ) {
    const finer = coarsest;
    coarsest = { ...quarterSize(finer), frame: async () => await quarterOf(await finer.frame()) };
    scales.unshift(coarsest);
  }
  return scales.map((scaled, i) => {
    const factor = frame.width / scaled.width;
    const isFinest = i === scales.length - 1;
    const from = isFinest ? 0 : smallestOfCoarse * factor;
    const upTo = i === 0 ? Number.POSITIVE_INFINITY : largestOfFine * factor;
    return {
      frame: scaled.frame,
      tiles: planTiles(scaled.width, scaled.height, size, overlap),
      factor,
      accepts: (diameter) => diameter >= from && diameter <= upTo,
    };
  });
}
