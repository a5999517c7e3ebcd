import { areaOf, mapBox, sitesOf } from '../../src/contract/body-map.ts';
import type { BodySite, Place, Point, View } from '../../src/contract/kiosk.ts';
import { en } from '../strings/en/kiosk.ts';
import { Person } from './person.tsx';

/** Position of a site's name, on the right of the figure, and a round target around a small site. */
interface Place2D {
  readonly label: readonly [x: number, y: number];
  readonly target?: readonly [x: number, y: number, r: number];
}

const spots: Record<string, Place2D> = {
  face: { label: [60, 58] },
  neck: { label: [60, 134], target: [0, 148, 40] },
  chest: { label: [0, 228] },
  abdomen: { label: [0, 350] },
  'upper-back': { label: [0, 228] },
  'lower-back': { label: [0, 350] },
  arm: { label: [166, 268] },
  hand: { label: [124, 566], target: [212, 476, 58] },
  leg: { label: [108, 690] },
  foot: { label: [98, 876], target: [56, 854, 54] },
};

/** Size of the names, in units of the figure. */
const lineHeight = 32;

interface FigureProps {
  readonly side: View;
  readonly onChoose: (place: Place, point: Point) => void;
}

/**
 * One figure of the map. On both, the customer's left is on the picture's left, as in a mirror and as seen from behind.
 * The list beside the map offers the same choices to the keyboard and to screen readers, so the map is hidden from
 * them.
 */
export function Figure({ side, onChoose }: FigureProps) {
  const { x, y, width, height } = mapBox;
  return (
    <figure class="figure">
      <figcaption>{en.bodySite[side]}</figcaption>
      <svg viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true" data-figure={side}>
        <Person side={side}>
          {(cut) =>
            sitesOf[side].map((site) => (
              <Region
                key={site}
                site={site}
                cut={cut}
                onTouch={(event) => onChoose({ site, view: side }, pointOf(event))}
              />
            ))
          }
        </Person>
        <text class="figure-side" x={x + 8} y={40}>
          {en.bodySite.yourLeft}
        </text>
        <text class="figure-side" x={-x - 8} y={40} text-anchor="end">
          {en.bodySite.yourRight}
        </text>
      </svg>
    </figure>
  );
}

/** Where the figure was touched, as shares (0..1) of its picture. */
function pointOf(event: MouseEvent): Point {
  const svg = event.currentTarget instanceof SVGElement ? event.currentTarget.ownerSVGElement : null;
  const matrix = svg?.getScreenCTM()?.inverse();
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix ?? undefined);
  const share = (value: number) => Math.min(1, Math.max(0, value));
  return { x: share((x - mapBox.x) / mapBox.width), y: share((y - mapBox.y) / mapBox.height) };
}

interface RegionProps {
  readonly site: BodySite;
  readonly cut: string;
  readonly onTouch: (event: MouseEvent) => void;
}

function Region({ site, cut, onTouch }: RegionProps) {
  const sign = site.startsWith('left') ? -1 : 1;
  const { label, target } = spots[site.replace(/^(left|right)-/, '')] ?? { label: [0, 0] };
  const [x, y] = [label[0] * sign, label[1]];
  const area = areaOf(site);
  const name = en.siteNames[site];
  // The body has room for one word per line. The touch area is not cut to the body, so it is wide enough for a finger.
  const lines = x === 0 ? name.split(' ') : [name];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of buttons is its accessible twin
    <g class="region" data-site={site} onClick={onTouch}>
      <path class="region-target" d={area} />
      {target && <circle class="region-target" cx={target[0] * sign} cy={target[1]} r={target[2]} />}
      <path class="region-shape" d={area} clip-path={site === 'face' ? undefined : cut} />
      <text
        class="region-name"
        y={y - (lineHeight * (lines.length - 1)) / 2}
        text-anchor={x === 0 ? 'middle' : x < 0 ? 'end' : 'start'}
      >
        {lines.map((line, i) => (
          <tspan key={line} x={x} dy={i === 0 ? 0 : lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
