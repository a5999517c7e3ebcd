/** When lesions of two photos fit each other. */
import type { Point } from '../../space/geometry.ts';
import { angleOf, distance, type Similarity, scaleOf } from './similarity.ts';
import type { Pair, View } from './view.ts';

/** Chosen on composed pairs of the validation part. Lengths are in units of the second photo's longer side. */
export const limits = {
  /** A guess is made from a lesion, one of this number of nearest neighbours, and this number of lookalikes of each. */
  neighbours: 8,
  lookalikes: 4,
  /** Between two photos of one site nobody moves away, or turns, further than this (a factor, and radians). */
  scale: 3,
  turn: Math.PI / 3,
  /** A lesion's diameter changes by at most this factor beyond the change in the photo's scale. */
  size: 1.5,
  /** How far off a guess may be next to its two lesions, and by how much more with each unit of distance from them. */
  near: 0.01,
  perDistance: 0.12,
  /** Skin bends: how far a lesion may lie from where its matched neighbours, within `reach`, predict it. */
  bend: 0.04,
  reach: 0.1,
  /** Number of guesses that are worked out, the likeliest first. */
  worked: 12,
  /** Photos match where chance would do as well less often than this, given the number of guesses. */
  byChance: 1e-5,
  fewest: 3,
  /** Growing ends after this number of rounds. */
  rounds: 6,
  /** Share of the other photo's lesions that count as looking like a lesion. */
  alike: 0.34,
  /** Share of other people's lesions whose size fits by chance. */
  alikeInSize: 0.4,
};

/** A view of the first photo, where it should lie in the second, and how near to that a lesion counts. */
export interface Expected<V extends View> {
  readonly a: V;
  readonly to: Similarity;
  readonly place: Point;
  readonly within: number;
}

/** Whether a photo can lie on the other like this. */
export const isPossible = (to: Similarity): boolean =>
  Math.abs(Math.log(scaleOf(to))) <= Math.log(limits.scale) && Math.abs(angleOf(to)) <= limits.turn;

/** Whether two views fit in size, the one laid on the other. */
export const isSameSize = ({ a, b }: Pair<View>, to: Similarity): boolean =>
  Math.abs(Math.log(b.diameter / (a.diameter * scaleOf(to)))) <= Math.log(limits.size);

/** Whether a view of the second photo lies where one of the first is expected, and fits it in size. */
export const isMet = ({ a, to, place, within }: Expected<View>, b: View): boolean =>
  distance(place, b.at) <= within && isSameSize({ a, b }, to);
