import type { Box } from '../space/geometry.ts';
import type { Length } from '../space/scale.ts';

/** The paper's six classes in its output order (Soenksen et al. 2021). */
export const lesionClasses = ['background', 'skinEdge', 'skin', 'nsplA', 'nsplB', 'spl'] as const;

export type LesionClass = (typeof lesionClasses)[number];

/** Probability of each class; they sum to 1. */
export type Probabilities = Readonly<Record<LesionClass, number>>;

/** `unassessable`: the crop is in doubt, and its SPL score is too high to leave it at `none`. */
export const levels = ['none', 'follow', 'refer', 'unassessable'] as const;

export type Level = (typeof levels)[number];

/** From the least to the most serious level; not knowing is more serious than `none`. */
const bySeriousness: readonly Level[] = ['none', 'unassessable', 'follow', 'refer'];

export const moreSerious = (a: Level, b: Level): Level =>
  bySeriousness.indexOf(a) >= bySeriousness.indexOf(b) ? a : b;

export interface Detection {
  readonly box: Box;
  /** The detector's score, 0..1. */
  readonly confidence: number;
  /** Whether it is brown to black, and not red, pink or pale; null where the detector did not look (a close-up). */
  readonly pigmented: boolean | null;
}

/**
 * Why a crop is hard to judge: too few pixels or too little detail, or unlike every lesion the classifier was shown. A
 * doubt can stand beside any level and changes only one of them: `none` near `follow` becomes `unassessable`.
 */
export const doubts = ['no-detail', 'unfamiliar'] as const;

export type Doubt = (typeof doubts)[number];

/** What the classifier says of one crop. */
export interface Grade {
  readonly probabilities: Probabilities;
  /** Calibrated probability of class `spl`, 0..1. */
  readonly splScore: number;
  readonly level: Level;
  readonly doubts: readonly Doubt[];
  /**
   * What the lesion looks like: the axes of the model, scaled so that common naevi scatter at a root-mean-square
   * distance of 1, and three axes for its colour relative to the skin. The nearer two lesions lie, the more alike they
   * look.
   */
  readonly embedding: Float32Array;
  /** Class-activation map of the crop, SPL against no lesion: a square, row by row, in signed logits. */
  readonly activation: Float32Array;
}

export interface Lesion extends Detection, Grade {
  /** Unique within its photo. */
  readonly id: string;
  /** Diameter; absent where the photo has no scale card, or the lesion lies too far from it. */
  readonly size?: Length;
}

export interface RankedLesion extends Lesion {
  /** Ugly-duckling score among the person's own lesions, 0..1; null below three lesions. */
  readonly oddness: number | null;
  /** 1 is the oddest; null below three lesions. */
  readonly oddnessRank: number | null;
}

/**
 * Why a detection is left out: the classifier says that it is no lesion or that no skin surrounds it, or it lies on the
 * scale card.
 */
export const dismissalReasons = ['no-lesion', 'off-skin', 'scale-card'] as const;

export type DismissalReason = (typeof dismissalReasons)[number];

/** A detection that is no lesion. It is kept, so that a pharmacist can see what was left out and why. */
export interface DismissedDetection extends Detection {
  readonly id: string;
  readonly reason: DismissalReason;
  readonly probabilities: Probabilities;
  readonly splScore: number;
}

/**
 * Thresholds on the SPL score: from `follow` on the level is `follow`, from `refer` on it is `refer`. A doubtful crop
 * is `unassessable` from `nearFollow` on.
 */
export interface LevelThresholds {
  readonly nearFollow: number;
  readonly follow: number;
  readonly refer: number;
}

export const mostProbable = (probabilities: Probabilities): LesionClass =>
  lesionClasses.reduce((best, name) => (probabilities[name] > probabilities[best] ? name : best));

/**
 * The level of a lesion by its SPL score. A doubtful crop keeps a serious level, because no rule lowers one silently
 * (RULES.md 11). It is `unassessable` where its score comes near `follow`, and `none` below that: among many spots some
 * are always in doubt.
 */
export function gradeLevel(splScore: number, thresholds: LevelThresholds, doubts: readonly Doubt[]): Level {
  if (splScore >= thresholds.refer) return 'refer';
  if (splScore >= thresholds.follow) return 'follow';
  return doubts.length > 0 && splScore >= thresholds.nearFollow ? 'unassessable' : 'none';
}

/**
 * The level of a crop that is certainly unlike any lesion, such as handwriting on skin, and not in the top band. It
 * can't be judged, so a score that means nothing does not refer it. The doubt beside the level gives the reason.
 */
export const strangeLevel = (splScore: number, { nearFollow }: LevelThresholds): Level =>
  splScore >= nearFollow ? 'unassessable' : 'none';

/**
 * Whether a detection is dismissed as no lesion: background, skin edge and skin together are more probable than the
 * lesion classes, and the SPL score gives no reason to look again. The paper demotes without a trace; here every
 * dismissed detection stays on record. How unfamiliar the crop is plays no part, so that it can't hide a lesion.
 */
export function isNoLesion(
  probabilities: Probabilities,
  splScore: number,
  thresholds: LevelThresholds,
): boolean {
  const noLesion = probabilities.background + probabilities.skinEdge + probabilities.skin;
  return noLesion > 0.5 && splScore < thresholds.follow;
}
