import type { Point } from '../../space/geometry.ts';

/** A turned, scaled and shifted copy of the plane, with points as complex numbers: z → turn · z + shift. */
export interface Similarity {
  readonly turn: Point;
  readonly shift: Point;
}

/** A point and where it lies in the other photo. */
export interface Tie {
  readonly from: Point;
  readonly to: Point;
  readonly weight: number;
}

const times = (a: Point, b: Point): Point => ({ x: a.x * b.x - a.y * b.y, y: a.x * b.y + a.y * b.x });
const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });

/** Math.hypot takes ten times as long, and matching two photos spends most of its time here. */
export const distance = (a: Point, b: Point): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);

export const apply = ({ turn, shift }: Similarity, point: Point): Point => plus(times(turn, point), shift);

export const scaleOf = ({ turn }: Similarity): number => Math.hypot(turn.x, turn.y);

/** Radians, −π..π. */
export const angleOf = ({ turn }: Similarity): number => Math.atan2(turn.y, turn.x);

/** Least squares over the ties; undefined if they all lie in one point. Plain numbers: this runs a million times. */
export function fitSimilarity(ties: readonly Tie[]): Similarity | undefined {
  const from = { x: 0, y: 0 };
  const to = { x: 0, y: 0 };
  let total = 0;
  for (const tie of ties) {
    total += tie.weight;
    from.x += tie.from.x * tie.weight;
    from.y += tie.from.y * tie.weight;
    to.x += tie.to.x * tie.weight;
    to.y += tie.to.y * tie.weight;
  }
  for (const mean of [from, to]) {
    mean.x /= total;
    mean.y /= total;
  }
  const turn = { x: 0, y: 0 };
  let spread = 0;
  for (const tie of ties) {
    const [fromX, fromY] = [tie.from.x - from.x, tie.from.y - from.y];
    const [toX, toY] = [tie.to.x - to.x, tie.to.y - to.y];
    // conjugate(from) · to
    turn.x += (fromX * toX + fromY * toY) * tie.weight;
    turn.y += (fromX * toY - fromY * toX) * tie.weight;
    spread += (fromX * fromX + fromY * fromY) * tie.weight;
  }
  if (!(spread > 1e-12)) return undefined;
  turn.x /= spread;
  turn.y /= spread;
  const moved = times(turn, from);
  return { turn, shift: { x: to.x - moved.x, y: to.y - moved.y } };
}
