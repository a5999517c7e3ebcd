import {
  areaOf,
  type Box,
  centreOf,
  diameterOf,
  intersectionArea,
  type Point,
} from '../screening/space/geometry.ts';

/** What to write beside a lesion. */
export interface Label {
  readonly box: Box;
  readonly text: string;
}

export interface PlacedLabel extends Label {
  /** Where the text goes. */
  readonly place: Box;
}

/**
 * In units of the font size: height of a line, width of a bold digit with white on both sides, space between a lesion
 * and its label.
 */
const lineHeight = 1.2;
const charWidth = 0.66;
const gap = 0.2;

/**
 * Directions around the lesion, beginning at the upper right, where a reader looks for a number; then the same further
 * away.
 */
const directions: readonly Point[] = [
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: -1 },
  { x: 0, y: 1 },
  { x: -1, y: -1 },
  { x: -1, y: 0 },
  { x: -1, y: 1 },
];
const distances = [1, 2.2];

/**
 * Finds a place beside its lesion for every label in turn, so that no label hides another one or, if there is room, a
 * lesion.
 * @param lesions everything that should stay visible
 * @param fontSize in pixels of the picture
 */
export function placeLabels(
  labels: readonly Label[],
  lesions: readonly Box[],
  picture: { readonly width: number; readonly height: number },
  fontSize: number,
): PlacedLabel[] {
  const taken: Box[] = [];
  const inside = { x: 0, y: 0, ...picture };
  const cost = (place: Box, order: number) =>
    1000 * (areaOf(place) - intersectionArea(place, inside)) +
    100 * shared(place, taken) +
    10 * shared(place, lesions) +
    order;
  return labels.map(({ box, text }) => {
    const places = distances.flatMap((distance) =>
      directions.map((direction) => placeAt(box, text, fontSize, direction, distance)),
    );
    const { place } = places
      .map((candidate, order) => ({ place: candidate, cost: cost(candidate, order) }))
      .reduce((best, candidate) => (candidate.cost < best.cost ? candidate : best));
    taken.push(place);
    return { box, text, place };
  });
}

function placeAt(box: Box, text: string, fontSize: number, direction: Point, distance: number): Box {
  const width = charWidth * fontSize * text.length;
  const height = lineHeight * fontSize;
  const { x, y } = centreOf(box);
  const radius = Math.max(diameterOf(box), fontSize / 2) / 2 + gap * fontSize;
  const away = (radius * distance) / Math.hypot(direction.x, direction.y);
  return {
    x: x + direction.x * (away + width / 2) - width / 2,
    y: y + direction.y * (away + height / 2) - height / 2,
    width,
    height,
  };
}

const shared = (place: Box, others: readonly Box[]) =>
  others.reduce((sum, other) => sum + intersectionArea(place, other), 0);
