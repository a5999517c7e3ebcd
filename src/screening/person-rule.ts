import type { Level, RankedLesion } from './lesion.ts';
import { median } from './median.ts';
import type { LesionAt } from './same-lesion.ts';

/** Why a lesion's level is another one than it would have by itself: how it looks beside the person's others. */
export const moveReasons = ['common-among-own', 'odd-among-own'] as const;

export type MoveReason = (typeof moveReasons)[number];

/** Of the model: models/manifest.json says how it was chosen. */
export interface PersonRule {
  /** Weight of the log odds of the oddness, less the person's median of them, against those of the SPL score. */
  readonly oddnessWeight: number;
  /** A lesion is at `refer` from this sum of both on. */
  readonly referFrom: number;
  /** An SPL score of this or more is at `refer`, whatever the others look like. */
  readonly aloneFrom: number;
}

type Ranked = Pick<RankedLesion, 'id' | 'level' | 'splScore' | 'oddness'> & {
  readonly sameAs?: LesionAt | null;
};

/** What comparing has made of a lesion's level. */
export interface Moved {
  readonly level: Level;
  /** Null where the level is the lesion's own. */
  readonly moved: MoveReason | null;
}

/**
 * Among many lesions some reach any threshold by chance. So of those at `refer` and `follow` the ones are at `refer`
 * that look odd among the person's own for their SPL score, and the others at `follow`. Odd is measured against how much
 * the person's lesions scatter, since those of one skin under one camera lie nearer together than any that were composed.
 * Each that has moved says why (method.md, safety rule 11); nothing falls below `follow`. Where nothing was ranked,
 * nothing moves. Another view of a lesion moves with the one that stands for it.
 * @param photos with the ids by which `sameAs` names them
 */
export function judgeAmongOwn<L extends Ranked>(
  photos: readonly { readonly id: string; readonly lesions: readonly L[] }[],
  rule: PersonRule | null,
): (L & Moved)[][] {
  const oddnesses = photos.flatMap(({ lesions }) => lesions.flatMap(({ oddness }) => oddness ?? []));
  const typical = logOdds(median(oddnesses));
  const moveOf = (lesion: L) => (rule === null ? null : moveFrom(lesion, typical, rule));
  const moves = new Map(
    photos.flatMap(({ id, lesions }) =>
      lesions.map((lesion) => [keyOf({ captureId: id, lesionId: lesion.id }), moveOf(lesion)]),
    ),
  );
  return photos.map(({ lesions }) =>
    lesions.map((lesion) => {
      const own = lesion.sameAs ? moves.get(keyOf(lesion.sameAs)) : moveOf(lesion);
      return { ...lesion, ...moved(lesion.level, own ?? null) };
    }),
  );
}

/** The level that the lesion has by itself. */
export const unmoved = <L extends Moved>(lesion: L): L => {
  if (lesion.moved === null) return lesion;
  return { ...lesion, level: lesion.moved === 'common-among-own' ? 'refer' : 'follow', moved: null };
};

const keyOf = ({ captureId, lesionId }: LesionAt): string => `${captureId}/${lesionId}`;

/** @param typical the median log odds of the person's oddnesses */
function moveFrom(
  { level, splScore, oddness }: Ranked,
  typical: number,
  rule: PersonRule,
): MoveReason | null {
  if (oddness === null || (level !== 'refer' && level !== 'follow')) return null;
  const evidence = logOdds(splScore) + rule.oddnessWeight * (logOdds(oddness) - typical);
  const refers = splScore >= rule.aloneFrom || evidence >= rule.referFrom;
  if (refers) return level === 'follow' ? 'odd-among-own' : null;
  return level === 'refer' ? 'common-among-own' : null;
}

function moved(level: Level, reason: MoveReason | null): Moved {
  if (reason === 'odd-among-own' && level === 'follow') return { level: 'refer', moved: reason };
  if (reason === 'common-among-own' && level === 'refer') return { level: 'follow', moved: reason };
  return { level, moved: null };
}

/** Keeps the log odds finite: lesions may all look the same, and a score may be rounded to 1. */
const nearest = 1e-6;

function logOdds(probability: number): number {
  const p = Math.min(Math.max(probability, nearest), 1 - nearest);
  return Math.log(p / (1 - p));
}
