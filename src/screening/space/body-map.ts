import { type BodyPart, isFromBehind, type Place, partOf } from './body-site.ts';
import { mapBox } from './figure.ts';
import type { Point } from './geometry.ts';

type At = readonly [x: number, y: number];

/** A part of the figure as a strip from its upper to its lower end, to the right of the axis or centred on it. */
interface Strip {
  readonly from: At;
  readonly to: At;
  readonly halfWidth: number;
  /** How the part lies in a photo posed as the kiosk asks: as it hangs, held up, or held out to the side. */
  readonly posed: 'hanging' | 'up' | 'sideways';
}

const strip = (from: At, to: At, halfWidth: number, posed: Strip['posed'] = 'hanging'): Strip => ({
  from,
  to,
  halfWidth,
  posed,
});

const trunk = { upper: strip([0, 180], [0, 300], 72), lower: strip([0, 318], [0, 392], 62) };

const strips: Readonly<Record<BodyPart, Strip>> = {
  face: strip([0, 40], [0, 122], 30),
  neck: strip([0, 138], [0, 166], 22),
  chest: trunk.upper,
  abdomen: trunk.lower,
  'upper-back': trunk.upper,
  'lower-back': trunk.lower,
  arm: strip([125, 205], [192, 410], 18, 'sideways'),
  hand: strip([204, 432], [212, 512], 14, 'up'),
  leg: strip([55, 545], [50, 810], 26),
  foot: strip([48, 832], [58, 874], 12),
};

/**
 * Roughly where a spot lies on the body map, 0..1 of the figure's width and height: where the photo shows it if the
 * customer stands as the kiosk asks. Where the customer touched the map, the photo's spots lie around that point. This
 * is good enough for a dot that tells a doctor where to look first, and for nothing finer. The customer's left is on the map's left, as in a mirror and as
 * seen from behind.
 * @param inPhoto the spot's centre, 0..1 of the photo's width and height
 */
export function dotOf(place: Place, touched: Point | null, inPhoto: Point): Point {
  const dot = onFigure(place, inPhoto);
  if (touched === null) return dot;
  const middle = onFigure(place, { x: 0.5, y: 0.5 });
  // Half the distance: nobody knows how much skin around that point the photo shows.
  return { x: touched.x + (dot.x - middle.x) / 2, y: touched.y + (dot.y - middle.y) / 2 };
}

function onFigure(place: Place, inPhoto: Point): Point {
  const { part, side } = partOf(place.site);
  const { from, to, halfWidth, posed } = strips[part];
  // For the part on the map's right: `along` runs from its upper end, `across` to the right.
  const mirrored = isFromBehind(place) ? inPhoto.x : 1 - inPhoto.x;
  const x = side === 'left' ? 1 - mirrored : mirrored;
  const { along, across } = {
    hanging: { along: inPhoto.y, across: x - 0.5 },
    up: { along: 1 - inPhoto.y, across: 0.5 - x },
    // The hand is held out with the thumb up. The figure shows its palms, so the thumb's side is the outer one.
    sideways: { along: x, across: 0.5 - inPhoto.y },
  }[posed];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const right = from[0] + dx * along * length + dy * across * 2 * halfWidth;
  const down = from[1] + dy * along * length - dx * across * 2 * halfWidth;
  const sign = side === 'left' ? -1 : 1;
  return { x: (sign * right - mapBox.x) / mapBox.width, y: (down - mapBox.y) / mapBox.height };
}
