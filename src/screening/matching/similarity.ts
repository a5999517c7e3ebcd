import type { Point } from '../geometry.ts';

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
const conjugate = ({ x, y }: Point): Point => ({ x, y: -y });
const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
const scaled = (a: Point, factor: number): Point => ({ x: a.x * factor, y: a.y * factor });

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const apply = ({ turn, shift }: Similarity, point: Point): Point => plus(times(turn, point), shift);

export const scaleOf = ({ turn }: Similarity): number => Math.hypot(turn.x, turn.y);

/** Radians, −π..π. */
export const angleOf = ({ turn }: Similarity): number => Math.atan2(turn.y, turn.x);

/** Least squares over the ties; undefined where they all lie in one point. */
export function fitSimilarity(ties: readonly Tie[]): Similarity | undefined {
  const total = ties.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (tie: Tie) => Point) =>
    scaled(
      ties.reduce((sum, tie) => plus(sum, scaled(of(tie), tie.weight)), { x: 0, y: 0 }),
      1 / total,
    );
  const from = mean((tie) => tie.from);
  const to = mean((tie) => tie.to);
  let crossed: Point = { x: 0, y: 0 };
  let spread = 0;
  for (const tie of ties) {
    const offset = minus(tie.from, from);
    crossed = plus(crossed, scaled(times(conjugate(offset), minus(tie.to, to)), tie.weight));
    spread += tie.weight * (offset.x ** 2 + offset.y ** 2);
  }
  if (!(spread > 1e-12)) return undefined;
  const turn = scaled(crossed, 1 / spread);
  return { turn, shift: minus(to, times(turn, from)) };
}
