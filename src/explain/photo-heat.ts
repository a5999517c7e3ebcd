import type { RankedLesion } from '../screening/lesion/lesion.ts';
import type { Box } from '../screening/space/geometry.ts';
import type { CropWindow } from '../vision/pixels/resample/resample.ts';
import { evidenceMap } from './evidence-map.ts';
import { type Heat, noHeat } from './heat.ts';
import { type OddRange, oddMap, shareOf } from './odd-map.ts';

export interface ExplainedLesion
  extends Pick<RankedLesion, 'id' | 'box' | 'splScore' | 'activation' | 'oddness' | 'oddnessRank'> {
  /** The square of the photo that the classifier saw. */
  readonly window: CropWindow;
}

/** The photo at the size of a map. */
export interface MapSize {
  readonly width: number;
  readonly height: number;
  /** Pixels of the map per pixel of the photo. */
  readonly scale: number;
}

/** Longer side of a map that is laid over a photo. It is smooth, so that a page can enlarge it. */
export const overlaySide = 1000;

/** @param longSide the longer side of the map, in pixels */
export function mapSize(
  photo: { readonly width: number; readonly height: number },
  longSide: number,
): MapSize {
  const scale = longSide / Math.max(photo.width, photo.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(photo.width), height: side(photo.height), scale };
}

export const scaled = (box: Box, scale: number): Box => ({
  x: box.x * scale,
  y: box.y * scale,
  width: box.width * scale,
  height: box.height * scale,
});

/** Where in the photo the classifier sees evidence for SPL. */
export function evidenceHeat({ width, height, scale }: MapSize, lesions: readonly ExplainedLesion[]): Heat {
  const placed = lesions.map(({ window, activation, splScore }) => ({
    activation,
    splScore,
    square: { x: window.x * scale, y: window.y * scale, side: window.side * scale },
  }));
  return evidenceMap(width, height, placed);
}

/**
 * How odd each lesion is beside the person's others.
 * @param range the oddnesses over all of the person's photos; null if there are too few lesions to compare
 */
export function oddHeat(
  { width, height, scale }: MapSize,
  lesions: readonly ExplainedLesion[],
  range: OddRange | null,
): Heat {
  if (range === null) return noHeat(width, height);
  const ranked = lesions.flatMap(({ box, oddness }) =>
    oddness === null ? [] : [{ box: scaled(box, scale), share: shareOf(oddness, range) }],
  );
  return oddMap(width, height, ranked);
}
