import type { Lesion, RankedLesion } from './lesion.ts';
import { judgeAmongOwn, type Moved, type PersonRule } from './person-rule.ts';
import { type LesionPhoto, type MergedLesion, mergeSameLesions } from './same-lesion.ts';
import { rankByOddness } from './ugly-duckling.ts';

/** `oddness` is null for a view of a lesion that another photo stands for: the lesion is ranked there. */
export type DistinctLesion<L extends Lesion> = MergedLesion<L> &
  Pick<RankedLesion, 'oddness' | 'oddnessRank'> &
  Moved;

/**
 * Joins the lesions that several photos of one person show, ranks each of them once, however many photos show it, and
 * judges its level among the others.
 * @returns the lesions photo by photo, in the given order
 */
export function rankDistinctLesions<L extends Lesion>(
  photos: readonly LesionPhoto<L>[],
  rule: PersonRule | null,
): DistinctLesion<L>[][] {
  const merged = mergeSameLesions(photos);
  const ranked = rankByOddness(merged.map((lesions) => lesions.filter(({ sameAs }) => sameAs === null)));
  const views = merged.map((lesions, i) => {
    const byId = new Map(ranked[i]?.map((lesion) => [lesion.id, lesion]));
    return lesions.map((lesion) => byId.get(lesion.id) ?? { ...lesion, oddness: null, oddnessRank: null });
  });
  return judgeAmongOwn(
    photos.map(({ id }, i) => ({ id, lesions: views[i] ?? [] })),
    rule,
  );
}
