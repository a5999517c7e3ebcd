import { diameterOf } from '../space/geometry.ts';
import type { Lesion, RankedLesion } from './lesion.ts';
import { median } from './median.ts';

/** Below this many lesions "unlike the others" means nothing. */
const fewestToCompare = 3;

/** Weight of the size term against the look: a lesion e times the typical diameter adds 0.9 of a naevus's distance. */
const sizeWeight = 0.9;

/**
 * Ranks a person's lesions, over all captures, by how unlike the others they look. The look is the distance of the
 * embedding, which holds the colour too, to the median of the others on every axis: leave-one-out, so that a lesion does
 * not vote for itself, and the median, so that a second odd one does not hide the first. The size is the log ratio of
 * the diameter to the median in its own photo (pixels of two photos can't be compared). Both add up as lengths at right
 * angles, and d / (1 + d) is the oddness.
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

/** Each axis's values over all lesions, ascending. */
const sortedAxes = (vectors: readonly Float32Array[]): Float32Array[] =>
  Array.from({ length: vectors[0]?.length ?? 0 }, (_, axis) =>
    Float32Array.from(vectors, (vector) => vector[axis] ?? 0).sort(),
  );

function distanceToOthers(own: Float32Array, axes: readonly Float32Array[]): number {
  return Math.hypot(...axes.map((sorted, axis) => (own[axis] ?? 0) - medianWithout(sorted, own[axis] ?? 0)));
}

/** Median of ascending values without one of them; `own` must be among at least two. */
function medianWithout(sorted: Float32Array, own: number): number {
  const skipped = sorted.indexOf(own);
  const at = (i: number) => sorted[i < skipped ? i : i + 1] ?? own;
  const others = sorted.length - 1;
  return (at((others - 1) >> 1) + at(others >> 1)) / 2;
}
