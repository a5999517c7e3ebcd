import { diameterOf } from '../space/geometry.ts';
import type { Lesion, RankedLesion } from './lesion.ts';
import { median } from './median.ts';

/** With fewer lesions "unlike the others" means nothing. */
const fewestToCompare = 3;

/**
 * Weight of the size against the look: a lesion e times as wide as usual adds 0.9 of the typical distance of a naevus.
 */
const sizeWeight = 0.9;

/**
 * Ranks a person's lesions over all captures by how unlike the others they look. The look is the distance of the
 * embedding, which includes the colour, from the median of the others on every axis. The lesion itself is left out, so
 * that it does not vote for itself; the median keeps a second odd one from hiding the first. The size is the log ratio
 * of the diameter to the median of its own photo, because pixels of two photos can't be compared. Both add up to d like
 * lengths at right angles, and the oddness is d / (1 + d).
 */
export function rankByOddness<L extends Lesion>(
  photos: readonly (readonly L[])[],
): (L & Pick<RankedLesion, 'oddness' | 'oddnessRank'>)[][] {
  const all = photos.flat();
  if (all.length < fewestToCompare) {
    return photos.map((lesions) =>
      lesions.map((lesion) => ({ ...lesion, oddness: null, oddnessRank: null })),
    );
  }
  const axes = sortedAxes(all.map((lesion) => lesion.embedding));
  const scored = photos.map((lesions) => {
    const typical = median(lesions.map((lesion) => diameterOf(lesion.box)));
    return lesions.map((lesion) => {
      const size = sizeWeight * Math.log(diameterOf(lesion.box) / typical);
      const distance = Math.hypot(distanceToOthers(lesion.embedding, axes), size);
      return { ...lesion, oddness: distance / (1 + distance) };
    });
  });
  const ranks = new Map(
    scored
      .flat()
      .sort((a, b) => b.oddness - a.oddness)
      .map((lesion, index) => [lesion, index + 1]),
  );
  return scored.map((lesions) =>
    lesions.map((lesion) => ({ ...lesion, oddnessRank: ranks.get(lesion) ?? null })),
  );
}

/** The values of each axis over all lesions, ascending. */
const sortedAxes = (vectors: readonly Float32Array[]): Float32Array[] =>
  Array.from({ length: vectors[0]?.length ?? 0 }, (_, axis) =>
    Float32Array.from(vectors, (vector) => vector[axis] ?? 0).sort(),
  );

function distanceToOthers(own: Float32Array, axes: readonly Float32Array[]): number {
  return Math.hypot(...axes.map((sorted, axis) => (own[axis] ?? 0) - medianWithout(sorted, own[axis] ?? 0)));
}

/** Median of ascending values without `own`, which must be one of at least two. */
function medianWithout(sorted: Float32Array, own: number): number {
  const skipped = sorted.indexOf(own);
  const at = (i: number) => sorted[i < skipped ? i : i + 1] ?? own;
  const others = sorted.length - 1;
  return (at((others - 1) >> 1) + at(others >> 1)) / 2;
}
