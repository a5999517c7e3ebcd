import { type Box, centreOf, intersectionArea } from '../screening/space/geometry.ts';

/** A spot on a printed photo. */
export interface MarkedSpot {
  readonly number: number;
  /** In pixels of the picture's `width` and `height`. */
  readonly box: Box;
}

/** Position of a spot's two rings and its number, in units of the picture on paper. */
export interface Mark {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly inner: number;
  readonly outer: number;
  /** Place of the number. */
  readonly label: Box;
}

/** Radius of the inner ring and distance to the outer one, in points. */
export interface RingSizes {
  readonly smallest: number;
  readonly between: number;
}

/** On a receipt printer a smaller ring looks like a spot. */
const usual: RingSizes = { smallest: 7, between: 3 };
/** For a photo as small as a stamp, whose number stands beside it. */
export const onStamp: RingSizes = { smallest: 4, between: 2.5 };

const labelHeight = 11;
const digitWidth = 7;

/** Directions around the ring, beginning at the upper right, where a reader looks for a number. */
const directions = [-45, -135, 45, 135, 0, 180, -90, 90].map((degrees) => (degrees * Math.PI) / 180);

/**
 * Places the marks of a picture drawn at `scale` points per pixel, so that no number hides another number or, if there
 * is room, another spot. A spot at the picture's border keeps its ring, which the border cuts off.
 */
export function placeMarks(
  spots: readonly MarkedSpot[],
  scale: number,
  width: number,
  height: number,
  { smallest, between }: RingSizes = usual,
): Mark[] {
  const rings = spots.map(({ number, box }) => {
    const centre = centreOf(box);
    const inner = Math.max(smallest, (Math.max(box.width, box.height) * scale) / 2 + 2);
    return { number, x: centre.x * scale, y: centre.y * scale, inner, outer: inner + between };
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
  // The label lies beyond the ring in this direction, by half its own size.
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
