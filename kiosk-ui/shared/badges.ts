import type { Point, SpotView } from '../../src/contract/kiosk.ts';

/** In CSS pixels. */
const smallestRadiusPx = 13;
const ringGapPx = 8;
export const badgeRadiusPx = 17;

/** Rings of a spot in pixels of the photo; only spots to show have the outer one. */
export function ringsOf({ box }: SpotView, scale: number) {
  const radius = Math.max((Math.max(box.width, box.height) / 2) * 1.3, smallestRadiusPx * scale);
  const centre: Point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return { centre, radius, outer: radius + ringGapPx * scale };
}

/** A touch this far beside a ring still means it. */
const touchSlackPx = 28;

/** The spot that a touch means, if any: the nearest within reach. */
export function nearest(spots: readonly SpotView[], at: Point, scale: number): SpotView | undefined {
  const reach = ({ box }: SpotView) =>
    Math.hypot(box.x + box.width / 2 - at.x, box.y + box.height / 2 - at.y) -
    Math.max(box.width, box.height) / 2;
  const sorted = spots.toSorted((a, b) => reach(a) - reach(b));
  return sorted.find((spot) => reach(spot) < (smallestRadiusPx + touchSlackPx) * scale);
}

/** Where a number may stand beside its rings, in eighths of a turn clockwise from the right; the best first. */
const eighths = [-1, -3, 1, 3, 0, 4, -2, 2];

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The centre of each number, by the spot's id: beside its rings, inside the photo, clear of the numbers before it and,
 * if there is room, of the other spots.
 * @param scale pixels of the photo per CSS pixel
 */
export function placeBadges(
  spots: readonly SpotView[],
  photo: Size,
  scale: number,
): ReadonlyMap<string, Point> {
  const radius = badgeRadiusPx * scale;
  const places = new Map<string, Point>();
  const numbered = spots
    .filter(({ number }) => number !== null)
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  for (const spot of numbered) {
    const { centre, outer } = ringsOf(spot, scale);
    const away = outer + 1.13 * radius;
    const cost = (at: Point) => {
      const overlap = (other: Point, reach: number) =>
        Math.max(0, reach - Math.hypot(other.x - at.x, other.y - at.y));
      const edge = radius + 2 * scale;
      const isOutside = at.x < edge || at.y < edge || at.x > photo.width - edge || at.y > photo.height - edge;
      const numbers = [...places.values()].map((other) => overlap(other, 2 * radius + 3 * scale));
      const others = spots
        .filter((other) => other !== spot)
        .map((other) => ringsOf(other, scale))
        .map((rings) => overlap(rings.centre, radius + rings.radius));
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      return (isOutside ? 1e6 : 0) + 10 * sum(numbers) + sum(others);
    };
    const [best] = eighths
      .map((eighth) => (eighth * Math.PI) / 4)
      .map((angle) => ({ x: centre.x + away * Math.cos(angle), y: centre.y + away * Math.sin(angle) }))
      .map((at) => ({ at, cost: cost(at) }))
      .sort((a, b) => a.cost - b.cost);
    if (best) places.set(spot.id, best.at);
  }
  return places;
}
