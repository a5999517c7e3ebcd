import { type Box, centreOf, intersectionArea } from '../screening/space/geometry.ts';

/** A spot on a printed photo. */
export interface MarkedSpot {
  readonly number: number;
  /** In pixels of the picture's `width` and `height`. */
  readonly box: Box;
}

/** Where a spot's two rings and its number go, in the units of the picture on paper. */
export interface Mark {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly inner: number;
  readonly outer: number;
  /** Where the number goes. */
  readonly label: Box;
}

/** Sizes of a mark on paper, in points. */
export interface MarkSizes {
  readonly smallestInner: number;
  readonly betweenRings: number;
}

/** A ring smaller than that can't be told from a spot by a receipt printer. */
const onPhoto: MarkSizes = { smallestInner: 7, betweenRings: 3 };

const labelHeight = 11;
const digitWidth = 7;

/** All around the ring, the upper right first: where a reader looks for a number. */
const directions = [-45, -135, 45, 135, 0, 180, -90, 90].map((degrees) => (degrees * Math.PI) / 180);

/**
 * Places the marks of a picture drawn `scale` points a pixel, so that no number hides another number or, where
 * there is room, another spot. A spot at the picture's border keeps its ring, cut by the border.
 */
export function placeMarks(
  spots: readonly MarkedSpot[],
  scale: number,
  width: number,
  height: number,
  { smallestInner, betweenRings }: MarkSizes = onPhoto,
): Mark[] {
  const rings = spots.map(({ number, box }) => {
    const centre = centreOf(box);
    const inner = Math.max(smallestInner, (Math.max(box.width, box.height) * scale) / 2 + 2);
    return { number, x: centre.x * scale, y: centre.y * scale, inner, outer: inner + betweenRings };
  });
  const taken: Box[] = [];
  return rings.map((ring) => {
    const others = rings.filter((other) => other !== ring).map(around);
    const places = directions.map((direction) => labelAt(ring, direction));
    const cost = (label: Box) =>
      total(taken, label) * 100 + total(others, label) * 10 + outside(label, width, height) * 1000;
    const label = places.reduce((best, place) => (cost(place) < cost(best) ? place : best));
    taken.push(label);
    return { ...ring, label };
  });
}

function labelAt(ring: Omit<Mark, 'label'>, direction: number): Box {
  const width = digitWidth * String(ring.number).length + 4;
  const away = ring.outer + 1;
  // Beyond the ring in that direction by the label's own half size.
  const x = ring.x + Math.cos(direction) * away + (Math.cos(direction) * width) / 2;
  const y = ring.y + Math.sin(direction) * away + (Math.sin(direction) * labelHeight) / 2;
  return { x: x - width / 2, y: y - labelHeight / 2, width, height: labelHeight };
}

const around = ({ x, y, outer }: Omit<Mark, 'label'>): Box => ({
  x: x - outer,
  y: y - outer,
  width: 2 * outer,
  height: 2 * outer,
});

const total = (boxes: readonly Box[], label: Box) =>
  boxes.reduce((sum, box) => sum + intersectionArea(box, label), 0);

/** The part of the label outside the picture. */
const outside = (label: Box, width: number, height: number) =>
  label.width * label.height - intersectionArea(label, { x: 0, y: 0, width, height });
