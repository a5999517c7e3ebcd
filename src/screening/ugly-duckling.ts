import { diameterOf } from './geometry.ts';
import type { Lesion, RankedLesion } from './lesion.ts';

/** Below this many lesions "unlike the others" means nothing. */
const fewestToCompare = 3;

/** Weight of the size term against the look: a lesion e times larger than the person's median adds this much. */
const sizeWeight = 0.25;

/**
 * Ranks a person's lesions, over all captures, by how unlike the others they look: cosine distance of each
 * embedding to the mean of the others (leave-one-out, so that a lesion does not vote for itself), plus the log
 * ratio of its diameter to the median diameter in its own photo (pixels of two photos can't be compared).
 * The idea is the paper's; the embedding is our own classifier's.
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
  const total = sumOf(all.map((lesion) => lesion.embedding));
  const scored = photos.map((lesions) => {
    const typical = median(lesions.map((lesion) => diameterOf(lesion.box)));
    return lesions.map((lesion) => {
      const look = 1 - cosineToOthers(lesion.embedding, total);
      const size = Math.abs(Math.log(diameterOf(lesion.box) / typical));
      return { ...lesion, oddness: Math.min(1, Math.max(0, look + sizeWeight * size)) };
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

function sumOf(vectors: readonly Float32Array[]): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (const [i, value] of vector.entries()) sum[i] = (sum[i] ?? 0) + value;
  return sum;
}

/** Cosine between a unit vector and the mean of the others, given the sum of all. 0 when the others cancel out. */
function cosineToOthers(own: Float32Array, total: Float64Array): number {
  let dot = 0;
  let squares = 0;
  for (const [i, value] of own.entries()) {
    const other = (total[i] ?? 0) - value;
    dot += value * other;
    squares += other * other;
  }
  return squares > 0 ? dot / Math.sqrt(squares) : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 1;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
