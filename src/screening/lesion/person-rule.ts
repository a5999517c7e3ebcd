import type { Level, RankedLesion } from './lesion.ts';
import { median } from './median.ts';
import type { LesionAt } from './same-lesion.ts';

/** Why a lesion's level differs from the one it would have by itself: how it looks beside the person's others. */
export const moveReasons = ['common-among-own', 'odd-among-own'] as const;

export type MoveReason = (typeof moveReasons)[number];

/** Part of the model: models/manifest.json says how it was chosen. */
export interface PersonRule {
  /** Weight of the oddness (its log odds minus the person's median) against the log odds of the SPL score. */
  readonly oddnessWeight: number;
  /** Sums of both from which on a lesion belongs at `follow` and at `refer`. */
  readonly followFrom: number;
  readonly referFrom: number;
  /** SPL scores from here on are the top band: a lesion at `refer` stays there, whatever the others look like. */
  readonly aloneFrom: number;
  /** With fewer lesions nothing is known about what is usual for the person. */
  readonly fewest: number;
}

type Ranked = Pick<RankedLesion, 'id' | 'level' | 'splScore' | 'oddness'> & {
  readonly sameAs?: LesionAt | null;
};

/** A lesion's level after the comparison. */
export interface Moved {
  readonly level: Level;
  /** Null if the level is the lesion's own. */
  readonly moved: MoveReason | null;
}

/**
 * Judges each lesion once more among the person's own. Among many lesions some reach any threshold by chance, and a
 * lesion with a modest score may still stand out. So the SPL score and the oddness together move a lesion by one step
 * at most: down where it looks like the person's others, up where it looks odd among them. Oddness is measured against
 * how much the person's lesions scatter, because those on one skin under one camera lie nearer together than composed
 * ones. Each lesion that has moved says why, for the pharmacist (RULES.md 11). A lesion that could not be judged stays
 * so, and nothing moves where there are too few lesions. Another view of a lesion moves with the one that stands for
 * it.
 * @param photos with the ids that `sameAs` uses
 */
export function judgeAmongOwn<L extends Ranked>(
  photos: readonly { readonly id: string; readonly lesions: readonly L[] }[],
  rule: PersonRule | null,
): (L & Moved)[][] {
  const oddnesses = photos.flatMap(({ lesions }) => lesions.flatMap(({ oddness }) => oddness ?? []));
  const typical = logOdds(median(oddnesses));
  const moveOf = (lesion: L) =>
    rule === null || oddnesses.length < rule.fewest ? null : moveFrom(lesion, typical, rule);
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

/** Gives the lesion back the level that it has by itself. */
export const unmoved = <L extends Moved>(lesion: L): L => {
  if (lesion.moved === null) return lesion;
  const level = stepped(lesion.level, lesion.moved === 'common-among-own' ? 1 : -1);
  return { ...lesion, level: level ?? lesion.level, moved: null };
};

/** Levels that the rule moves between. */
const ladder: readonly Level[] = ['none', 'follow', 'refer'];

/** @returns undefined beyond either end, and for a lesion that could not be judged */
function stepped(level: Level, by: 1 | -1): Level | undefined {
  const at = ladder.indexOf(level);
  return at < 0 ? undefined : ladder[at + by];
}

const keyOf = ({ captureId, lesionId }: LesionAt): string => `${captureId}/${lesionId}`;

/** @param typical the median log odds of the person's oddnesses */
function moveFrom(
  { level, splScore, oddness }: Ranked,
  typical: number,
  rule: PersonRule,
): MoveReason | null {
  if (oddness === null || !ladder.includes(level)) return null;
  const evidence = logOdds(splScore) + rule.oddnessWeight * (logOdds(oddness) - typical);
  const deserved = evidence >= rule.referFrom ? 'refer' : evidence >= rule.followFrom ? 'follow' : 'none';
  const higher = ladder.indexOf(deserved) - ladder.indexOf(level);
  if (higher > 0) return 'odd-among-own';
  return higher < 0 && splScore < rule.aloneFrom ? 'common-among-own' : null;
}

/** Moves one step where the level allows it: another view of a lesion may have a level of its own. */
function moved(level: Level, reason: MoveReason | null): Moved {
  const next = reason === null ? undefined : stepped(level, reason === 'odd-among-own' ? 1 : -1);
  return next === undefined ? { level, moved: null } : { level: next, moved: reason };
}

/** Keeps the log odds finite: all lesions may look the same, and a score may be rounded to 1. */
const nearest = 1e-6;

function logOdds(probability: number): number {
  const p = Math.min(Math.max(probability, nearest), 1 - nearest);
  return Math.log(p / (1 - p));
}
