import type { View } from '../screening/space/body-site.ts';
import type { Box, Point } from '../screening/space/geometry.ts';
import { type Mark, placeMarks } from './marks.ts';

/** The drawing of the body map, passed in by the caller: lines as SVG paths, in units of `box`. */
export interface Figure {
  readonly box: Box;
  readonly lines: Readonly<Record<View, readonly string[]>>;
}

/** Both figures with the spots on them. */
export interface BodyMap {
  readonly figure: Figure;
  readonly dots: readonly MapDot[];
  readonly captions: Readonly<Record<View, string>>;
  /** Names of the sides as the map shows them: the person's left is on the left of both figures. */
  readonly left: string;
  readonly right: string;
}

export interface MapDot {
  readonly number: number;
  readonly view: View;
  /** 0..1 of the figure's width and height. */
  readonly at: Point;
}

/** The dots of one view with their numbers, on a figure drawn at `scale` points per unit. */
export function placeDots({ figure, dots }: BodyMap, view: View, scale: number): Mark[] {
  const { width, height } = figure.box;
  const spots = dots
    .filter((dot) => dot.view === view)
    .map(({ number, at }) => ({ number, box: { x: at.x * width, y: at.y * height, width: 0, height: 0 } }));
  return placeMarks(spots, scale, width * scale, height * scale, { smallestInner: 2.6, betweenRings: 0 });
}
