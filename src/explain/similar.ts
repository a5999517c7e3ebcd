import type { Lesion } from '../screening/lesion/lesion.ts';

/** Number of similar lesions that are shown beside a lesion. */
const mostSimilar = 5;

/**
 * For each lesion the others that look most like it, the most similar first, by the distance of their embeddings, in
 * which oddness is measured too.
 */
export function similarLesions<L extends Pick<Lesion, 'embedding'>>(
  lesions: readonly L[],
): ReadonlyMap<L, readonly L[]> {
  return new Map(
    lesions.map((own) => [
      own,
      lesions
        .filter((other) => other !== own)
        .map((other) => ({ other, distance: distanceOf(own.embedding, other.embedding) }))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, mostSimilar)
        .map(({ other }) => other),
    ]),
  );
}

const distanceOf = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, axis) => sum + (value - (b[axis] ?? 0)) ** 2, 0);
