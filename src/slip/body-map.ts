import type { View } from '../screening/space/body-site.ts';
import type { Box, Point } from '../screening/space/geometry.ts';

/** The drawing of the body map, passed in by the caller: lines as SVG paths, in units of `box`. */
export interface Figure {
  readonly box: Box;
  readonly lines: Readonly<Record<View, readonly string[]>>;
}

/** Both figures with the spots on them, as a doctor sees the patient: the right side of the front is on the left. */
export interface BodyMap {
  readonly figure: Figure;
  readonly dots: readonly MapDot[];
  readonly captions: Readonly<Record<View, string>>;
  /** Names of the patient's own sides. */
  readonly left: string;
  readonly right: string;
}

export interface MapDot {
  readonly number: number;
  readonly view: View;
  /** 0..1 of the figure's width and height, with the patient's left on the left of both figures. */
  readonly at: Point;
}

/** A dot with its number inside, in points from the upper left corner of its figure. */
export interface PlacedDot extends Point {
  readonly number: number;
}

/** In points: large enough for a number that can be read on a receipt. */
export const dotRadius = 5;
/** Between the centres of two dots, so that a white line parts them. */
const leastDistance = 2 * dotRadius + 1;

/** Names of the sides at the left and the right end of a figure. */
export const sidesOf = ({ left, right }: BodyMap, view: View): readonly [string, string] =>
  view === 'front' ? [right, left] : [left, right];

/** The dots of one view, on a figure drawn at `scale` points per unit; none covers another. */
export function placeDots({ figure, dots }: BodyMap, view: View, scale: number): PlacedDot[] {
  const { width, height } = figure.box;
  const room = { width: width * scale, height: height * scale };
  return apart(
    dots
      .filter((dot) => dot.view === view)
      .map(({ number, at }) => ({
        number,
        x: (view === 'front' ? 1 - at.x : at.x) * room.width,
        y: at.y * room.height,
      })),
    room,
  );
}

/** More rounds than a handful of dots needs. */
const rounds = 200;

/**
 * Moves dots away from each other, each by as little as it needs, and into the room of the figure, beyond which a receipt
 * cuts them off; dots on the same point part in fixed directions.
 */
function apart(dots: readonly PlacedDot[], room: Pick<Box, 'width' | 'height'>): PlacedDot[] {
  const moved = dots.map((dot) => ({ ...dot }));
  for (let round = 0; round < rounds; round += 1) {
    for (const dot of moved) {
      dot.x = within(dot.x, room.width);
      dot.y = within(dot.y, room.height);
    }
    for (const [i, one] of moved.entries()) {
      for (const [j, other] of moved.slice(i + 1).entries()) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= leastDistance) continue;
        const direction = distance > 0 ? Math.atan2(dy, dx) : i + j + 1;
        // A little farther than half each, so that the rounds come to an end.
        const push = (leastDistance - distance) / 2 + 0.01;
        one.x -= Math.cos(direction) * push;
        one.y -= Math.sin(direction) * push;
        other.x += Math.cos(direction) * push;
        other.y += Math.sin(direction) * push;
      }
    }
  }
  return moved;
}

const within = (at: number, length: number): number => Math.min(Math.max(at, dotRadius), length - dotRadius);
