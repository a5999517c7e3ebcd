import type { RankedLesion } from '../screening/lesion/lesion.ts';
import { type Box, centreOf, diameterOf } from '../screening/space/geometry.ts';
import { eachPixel, type Heat, noHeat } from './heat.ts';

/** The radii, in those of the lesion, at which its halo begins and ends; it is strongest in between. */
const haloFrom = 1.1;
const haloTo = 3;
/** Narrowest halo in pixels of the picture, because that of a small lesion must be visible too. */
const leastReach = 22;
const strongest = 0.9;

/** A lesion in the picture, and how odd it is beside the others: 0 for the most common, 1 for the oddest. */
export interface OddPlace {
  readonly box: Box;
  readonly share: number;
}

/** The oddness of the person's most common and of the oddest lesion. */
export interface OddRange {
  readonly least: number;
  readonly most: number;
}

/** @returns null if no lesion has an oddness, because there are too few to compare */
export function rangeOf(lesions: readonly Pick<RankedLesion, 'oddness'>[]): OddRange | null {
  const all = lesions.flatMap(({ oddness }) => (oddness === null ? [] : [oddness]));
  if (all.length === 0) return null;
  return { least: Math.min(...all), most: Math.max(...all) };
}

/** Where a lesion lies between the most common and the oddest, 0..1; 0 if all are alike. */
export const shareOf = (oddness: number, { least, most }: OddRange): number =>
  most > least ? (oddness - least) / (most - least) : 0;

/** Draws a halo around every lesion. The lesions themselves stay visible, and halos that meet blend their values. */
export function oddMap(width: number, height: number, lesions: readonly OddPlace[]): Heat {
  const heat = noHeat(width, height);
  const weights = new Float32Array(width * height);
  for (const { box, share } of lesions) {
    const { x, y } = centreOf(box);
    const inner = (haloFrom * diameterOf(box)) / 2;
    const reach = Math.max((haloTo * diameterOf(box)) / 2, inner + leastReach);
    const square = { x: x - reach, y: y - reach, side: 2 * reach };
    eachPixel(heat, square, (pixel, across, down) => {
      const from = Math.hypot(across - 0.5, down - 0.5) * 2 * reach;
      const weight = bump((from - inner) / (reach - inner));
      if (weight === 0) return;
      heat.values[pixel] = (heat.values[pixel] ?? 0) + weight * share;
      heat.cover[pixel] = Math.max(heat.cover[pixel] ?? 0, strongest * weight);
      weights[pixel] = (weights[pixel] ?? 0) + weight;
    });
  }
  for (const { box } of lesions) uncover(heat, box);
  for (let pixel = 0; pixel < weights.length; pixel++) {
    const weight = weights[pixel] ?? 0;
    if (weight > 0) heat.values[pixel] = (heat.values[pixel] ?? 0) / weight;
  }
  return heat;
}

function uncover(heat: Heat, box: Box): void {
  const { x, y } = centreOf(box);
  const side = haloFrom * diameterOf(box);
  eachPixel(heat, { x: x - side / 2, y: y - side / 2, side }, (pixel, across, down) => {
    if (Math.hypot(across - 0.5, down - 0.5) < 0.5) heat.cover[pixel] = 0;
  });
}

/** Rises quickly from 0, is 1 at a third of the way and falls softly to 0 at the end. */
function bump(share: number): number {
  if (share <= 0 || share >= 1) return 0;
  return share < 1 / 3 ? Math.min(1, share * 9) : Math.cos(((share - 1 / 3) / (2 / 3)) * (Math.PI / 2)) ** 2;
}
