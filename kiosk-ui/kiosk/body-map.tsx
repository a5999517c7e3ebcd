import type { BodySite } from '../../src/protocol.ts';
import { en } from '../strings/en.ts';

/** In the order of the list: top to bottom, left before right. */
export const sitesInOrder = Object.keys(en.siteNames) as BodySite[];

// Half a figure, drawn to the right of its axis (x = 0); the other half is its mirror image.
// A half that meets the axis is left open: fill closes it, and no line is drawn down the middle.
const head = 'M0,18 C32,18 46,42 44,74 C42,106 24,138 0,138';
const neck = 'M0,132 L25,124 L25,146 C27,156 34,160 42,163 L0,172';
const chest = 'M0,172 L42,163 C66,168 86,174 99,188 L90,258 C88,280 84,294 81,308 L0,308';
const belly = 'M0,308 L81,308 C77,340 78,374 86,414 L0,414';
const hips = 'M0,414 L86,414 C91,432 95,448 97,464 C70,472 40,488 14,516 L0,516';
const arm =
  'M99,188 C122,194 132,214 134,240 C139,290 147,330 154,372 C161,410 165,440 168,464 L140,470 C132,440 124,410 117,376 C110,340 98,302 90,258 Z';
const hand =
  'M140,470 L168,464 C177,484 183,510 181,540 C179,564 164,572 153,560 C148,552 145,540 143,526 C138,534 130,536 128,526 C126,508 132,490 140,470 Z';
const leg =
  'M97,464 C103,540 99,610 91,664 C97,712 88,770 77,834 L47,834 C41,772 37,722 40,664 C34,612 22,562 14,516 C40,488 70,472 97,464 Z';
const foot = 'M47,834 L77,834 C80,852 98,868 105,880 C109,893 93,897 77,897 L53,897 C43,897 39,889 42,876 Z';

interface Region {
  readonly site: BodySite;
  readonly path: string;
  /** Where its name is written, from the figure's axis, for the right-hand side. */
  readonly label: readonly [x: number, y: number];
  /** Extra round target around a small region. */
  readonly target?: readonly [x: number, y: number, r: number];
}

const limbs: readonly (Region & {
  readonly site: 'right-arm' | 'right-hand' | 'right-leg' | 'right-foot';
})[] = [
  { site: 'right-arm', path: arm, label: [154, 262] },
  { site: 'right-hand', path: hand, label: [132, 608], target: [158, 525, 56] },
  { site: 'right-leg', path: leg, label: [116, 712] },
  { site: 'right-foot', path: foot, label: [120, 884], target: [74, 872, 52] },
];

const middle = {
  front: [
    { site: 'neck', path: neck, label: [56, 146], target: [0, 150, 40] },
    { site: 'face', path: head, label: [60, 78] },
    { site: 'chest', path: chest, label: [0, 248] },
    { site: 'abdomen', path: belly, label: [0, 370] },
  ],
  back: [
    { site: 'neck', path: neck, label: [56, 146], target: [0, 150, 40] },
    { site: 'upper-back', path: chest, label: [0, 248] },
    { site: 'lower-back', path: belly, label: [0, 370] },
  ],
} as const satisfies Record<string, readonly Region[]>;

const leftOf = {
  'right-arm': 'left-arm',
  'right-hand': 'left-hand',
  'right-leg': 'left-leg',
  'right-foot': 'left-foot',
} as const;

interface FigureProps {
  readonly side: 'front' | 'back';
  readonly onChoose: (site: BodySite) => void;
}

/**
 * One figure. As in a mirror, and as seen from behind, the customer's own left is on the picture's left, on both.
 * The list beside the map offers the same choices to the keyboard and to screen readers, so the map is hidden
 * from them.
 */
export function Figure({ side, onChoose }: FigureProps) {
  return (
    <figure class="figure">
      <figcaption>{en.bodySite[side]}</figcaption>
      <svg viewBox="-292 8 584 900" aria-hidden="true" data-figure={side}>
        <path class="figure-still" d={mirrored(hips)} />
        {side === 'back' && <path class="figure-still" d={mirrored(head)} />}
        {limbs.map((limb) => (
          <Limb key={limb.site} region={limb} onChoose={onChoose} />
        ))}
        {middle[side].map((region: Region) => (
          <RegionShape key={region.site} region={region} path={mirrored(region.path)} onChoose={onChoose} />
        ))}
        <text class="figure-side" x={-284} y={40}>
          {en.bodySite.yourLeft}
        </text>
        <text class="figure-side" x={284} y={40} text-anchor="end">
          {en.bodySite.yourRight}
        </text>
      </svg>
    </figure>
  );
}

function Limb({ region, onChoose }: { region: (typeof limbs)[number]; onChoose: (site: BodySite) => void }) {
  const left = { ...region, site: leftOf[region.site], ...flipped(region) };
  return (
    <>
      <RegionShape region={left} path={mirror(region.path)} onChoose={onChoose} />
      <RegionShape region={region} path={region.path} onChoose={onChoose} />
    </>
  );
}

interface RegionShapeProps {
  readonly region: Region;
  readonly path: string;
  readonly onChoose: (site: BodySite) => void;
}

function RegionShape({ region, path, onChoose }: RegionShapeProps) {
  const [x, y] = region.label;
  const inside = x === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of buttons is its accessible twin
    <g class="region" data-site={region.site} onClick={() => onChoose(region.site)}>
      {region.target && <circle class="region-target" {...circleOf(region.target)} />}
      <path class="region-target" d={path} />
      <path class="region-shape" d={path} />
      <text
        class={inside ? 'region-name region-name-inside' : 'region-name'}
        x={x}
        y={y}
        text-anchor={inside ? 'middle' : x < 0 ? 'end' : 'start'}
      >
        {en.siteNames[region.site]}
      </text>
    </g>
  );
}

const circleOf = ([cx, cy, r]: readonly [number, number, number]) => ({ cx, cy, r });

/** The path with every x negated: "x,y" pairs are the only numbers in it. */
const mirror = (path: string) =>
  path.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_pair, x: string, y: string) => `${-Number(x)},${y}`);

const mirrored = (path: string) => `${path} ${mirror(path)}`;

const flipped = ({ label: [x, y], target }: Region): Pick<Region, 'label' | 'target'> => ({
  label: [-x, y],
  ...(target && { target: [-target[0], target[1], target[2]] as const }),
});
