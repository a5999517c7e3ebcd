import type { Box, DismissedView, LesionView, Point } from '../../src/contract/pharmacist.ts';
import { outerRadius, Rings } from './rings.tsx';

interface MarksProps {
  readonly lesions: readonly LesionView[];
  /** Key of the chosen lesion. */
  readonly chosen: string | undefined;
  /** Pixels of the photo per pixel of the screen. */
  readonly unit: number;
  /** Hides the rings, so that the map below them shows. */
  readonly numbersOnly: boolean;
}

/** More numbers would hide the skin; then only the spots to show and the chosen lesion have one. */
const mostNumbers = 40;

/** The rings and numbers of one photo's lesions. */
export function Marks({ lesions, chosen, unit, numbersOnly }: MarksProps) {
  // The spots to show get a place for their number first; numbers are drawn over all rings.
  const sorted = lesions.toSorted((a, b) => a.number - b.number);
  const named = sorted.filter(({ toShow, key }) => toShow || key === chosen || lesions.length <= mostNumbers);
  const places = placeNumbers(named, unit);
  return (
    <g class="marks">
      {sorted.toReversed().map((lesion) => (
        <g key={lesion.key} data-mark={lesion.number} data-chosen={lesion.key === chosen}>
          {!numbersOnly && <Rings {...circleOf(lesion.box, unit)} level={lesion.level} unit={unit} />}
          {lesion.key === chosen && <Brackets lesion={lesion} unit={unit} />}
        </g>
      ))}
      {named.map((lesion) => (
        <MarkNumber key={lesion.key} lesion={lesion} at={places.get(lesion.key)} unit={unit} />
      ))}
    </g>
  );
}

export const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

const leastRadius = 9;

function circleOf(box: Box, unit: number): { cx: number; cy: number; radius: number } {
  const { x, y } = centreOf(box);
  return { cx: x, cy: y, radius: Math.max(Math.max(box.width, box.height) * 0.7, leastRadius * unit) };
}

const sizeOf = ({ toShow }: LesionView): number => (toShow ? 17 : 13);

/** The four corners of a mark, beginning at the upper right, where a reader looks for a number. */
const corners = [
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;

/** Chooses a corner for every number, so that none hides another if that can be avoided. */
function placeNumbers(lesions: readonly LesionView[], unit: number): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  const isFree = (at: Point) =>
    ![...places.values()].some(
      (other) => Math.abs(other.x - at.x) < 20 * unit && Math.abs(other.y - at.y) < 15 * unit,
    );
  for (const lesion of lesions) {
    const { cx, cy, radius } = circleOf(lesion.box, unit);
    const away = outerRadius(radius, lesion.level, unit) * 0.71 + 6 * unit;
    const all = corners.map(([right, below]) => ({ x: cx + right * away, y: cy + below * away }));
    const place = all.find(isFree) ?? all[0];
    if (place) places.set(lesion.key, place);
  }
  return places;
}

/** Empty if the lesion has no place for its number. */
const MarkNumber = ({ lesion, at, unit }: { lesion: LesionView; at: Point | undefined; unit: number }) =>
  at && (
    <text class="mark-number" {...at} font-size={sizeOf(lesion) * unit} stroke-width={4 * unit}>
      {lesion.number}
    </text>
  );

/** Four corners around the chosen lesion, a shape that no band has. */
function Brackets({ lesion, unit }: { lesion: LesionView; unit: number }) {
  const { cx, cy, radius } = circleOf(lesion.box, unit);
  const reach = outerRadius(radius, lesion.level, unit) + 7 * unit;
  const arm = reach * 0.45;
  const corner = ([right, below]: readonly [number, number]) =>
    `M${cx + right * reach} ${cy + below * (reach - arm)}V${cy + below * reach}H${cx + right * (reach - arm)}`;
  const path = corners.map(corner).join('');
  return (
    <>
      <path class="brackets-casing" d={path} stroke-width={5 * unit} />
      <path class="brackets" d={path} stroke-width={2.6 * unit} />
    </>
  );
}

interface LeftOutProps {
  readonly dismissed: DismissedView;
  readonly unit: number;
}

/** A detection that the software left out: a square, a shape that no lesion has. */
export function LeftOut({ dismissed: { box, reason }, unit }: LeftOutProps) {
  const { cx, cy, radius } = circleOf(box, unit);
  const square = { x: cx - radius, y: cy - radius, width: 2 * radius, height: 2 * radius };
  return (
    <g class="left-out" data-left-out={reason}>
      <rect {...square} class="left-out-casing" stroke-width={4 * unit} />
      <rect {...square} stroke-width={1.8 * unit} stroke-dasharray={`${3 * unit} ${3 * unit}`} />
    </g>
  );
}
