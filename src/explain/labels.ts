import { areaOf, type Box, centreOf, diameterOf, intersectionArea } from '../screening/geometry.ts';

/** What to write beside a lesion. */
export interface Label {
  readonly box: Box;
  readonly text: string;
}

export interface PlacedLabel extends Label {
  /** Where the text goes. */
  readonly place: Box;
}

/** Pixels of the picture. */
export const fontSize = 22;
const lineHeight = 26;
/** A bold digit's width and the white on both sides. */
const charWidth = 14;
const gap = 4;

/** All around the lesion, the upper right first: where a reader looks for a number; then the same further off. */
const angles = [-45, 0, 45, -90, 90, -135, 180, 135].map((degrees) => (degrees * Math.PI) / 180);
const distances = [1, 2.2];

/**
 * Finds every label a place beside its lesion, in their order, so that none hides another and, where there is room,
 * none hides a lesion.
 * @param lesions all that should stay visible
 */
export function placeLabels(
  labels: readonly Label[],
  lesions: readonly Box[],
  picture: { readonly width: number; readonly height: number },
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
      angles.map((angle) => placeAt(box, text, angle, distance)),
    );
    const { place } = places
      .map((candidate, order) => ({ place: candidate, cost: cost(candidate, order) }))
      .reduce((best, candidate) => (candidate.cost < best.cost ? candidate : best));
    taken.push(place);
    return { box, text, place };
  });
}

function placeAt(box: Box, text: string, angle: number, distance: number): Box {
  const width = charWidth * text.length;
  const { x, y } = centreOf(box);
  const away = (Math.max(diameterOf(box), 12) / 2 + gap) * distance;
  // Beyond the lesion in that direction by the label's own half size.
  const middle = {
    x: x + Math.cos(angle) * (away + width / 2),
    y: y + Math.sin(angle) * (away + lineHeight / 2),
  };
  return { x: middle.x - width / 2, y: middle.y - lineHeight / 2, width, height: lineHeight };
}

const shared = (place: Box, others: readonly Box[]) =>
  others.reduce((sum, other) => sum + intersectionArea(place, other), 0);
