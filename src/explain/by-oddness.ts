import type { RankedLesion } from '../screening/lesion/lesion.ts';

/** From the oddest to the most common; by SPL score where there are too few lesions to compare. */
export const byOddness = <L extends Pick<RankedLesion, 'oddnessRank' | 'splScore'>>(
  lesions: readonly L[],
): L[] => lesions.toSorted((a, b) => (a.oddnessRank ?? 0) - (b.oddnessRank ?? 0) || b.splScore - a.splScore);
