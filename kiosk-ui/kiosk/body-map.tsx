import { areaOf, mapBox, sitesOf } from '../../src/contract/body-map.ts';
import type { BodySite, Place, Point, View } from '../../src/contract/kiosk.ts';
import { placeName } from '../shared/place-name.ts';
import { Person } from './person.tsx';
import { dictionary } from './words.ts';

/**
 * Where a finger means a site, in units of the figure: [left, top, right, bottom] of the middle or of the right side.
 * At the smallest screen (15 inches) 17 units are the 2.54 mm between two targets, and 86 are 12.7 mm (RULES.md 17).
 */
const targets: Readonly<Record<string, readonly [number, number, number, number]>> = {
  face: [-72, 8, 72, 96],
  neck: [-72, 113, 72, 200],
  chest: [-78, 217, 78, 304],
  'upper-back': [-78, 217, 78, 304],
  abdomen: [-78, 321, 78, 410],
  'lower-back': [-78, 321, 78, 410],
  arm: [95, 168, 238, 402],
  hand: [148, 419, 262, 545],
  leg: [9, 540, 124, 778],
  foot: [9, 795, 124, 900],
};

/** The part of the figure's picture that the map shows: as wide as the hands. */
const shown = { x: -264, y: 4, width: 528, height: 900 } as const;

interface FigureProps {
  readonly side: View;
  readonly onChoose: (place: Place, point: Point | null) => void;
  /** The place under the finger or with the focus; null once it is left. */
  readonly onName: (place: Place | null) => void;
}

/** One figure of the map. On both, the customer's left is on the picture's left, as in a mirror and from behind. */
export function Figure({ side, onChoose, onName }: FigureProps) {
  const { x, y, width, height } = shown;
  const words = dictionary.value.bodySite;
  return (
    <fieldset class="figure" aria-label={words[side]}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: its buttons have names, and the group around it has one */}
      <svg viewBox={`${x} ${y} ${width} ${height}`} data-figure={side}>
        <Person side={side}>
          {(cut) =>
            sitesOf[side].map((site) => (
              <Region key={site} place={{ site, view: side }} cut={cut} onChoose={onChoose} onName={onName} />
            ))
          }
        </Person>
        <text class="figure-side" x={x + 4} y={42}>
          {words.left}
        </text>
        <text class="figure-side" x={-x - 4} y={42} text-anchor="end">
          {words.right}
        </text>
        <text class="figure-name" x={x + 4} y={height - 8}>
          {words[side]}
        </text>
      </svg>
    </fieldset>
  );
}

/** Where the figure was touched, as shares (0..1) of the whole map. */
function pointOf(event: MouseEvent): Point {
  const svg = event.currentTarget instanceof SVGElement ? event.currentTarget.ownerSVGElement : null;
  const matrix = svg?.getScreenCTM()?.inverse();
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix ?? undefined);
  const share = (value: number) => Math.min(1, Math.max(0, value));
  return { x: share((x - mapBox.x) / mapBox.width), y: share((y - mapBox.y) / mapBox.height) };
}

interface RegionProps extends Omit<FigureProps, 'side'> {
  readonly place: Place;
  readonly cut: string;
}

function Region({ place, cut, onChoose, onName }: RegionProps) {
  const { site } = place;
  const area = areaOf(site);
  const [left, top, right, bottom] = targetOf(site);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no HTML button can stand in a drawing
    <g
      class="region"
      data-site={site}
      role="button"
      tabIndex={0}
      aria-label={placeName(place, dictionary.value)}
      onClick={(event) => event.detail < 2 && onChoose(place, pointOf(event))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onChoose(place, null);
      }}
      onPointerEnter={() => onName(place)}
      onPointerLeave={() => onName(null)}
      onFocus={() => onName(place)}
      onBlur={() => onName(null)}
    >
      <path class="region-shape" d={area} clip-path={site === 'face' ? undefined : cut} />
      <rect
        class="region-target"
        x={left}
        y={top}
        width={right - left}
        height={bottom - top}
        rx="16"
        data-target
      />
    </g>
  );
}

function targetOf(site: BodySite): readonly [number, number, number, number] {
  const [left, top, right, bottom] = targets[site.replace(/^(left|right)-/, '')] ?? [0, 0, 0, 0];
  return site.startsWith('left') ? [-right, top, -left, bottom] : [left, top, right, bottom];
}
