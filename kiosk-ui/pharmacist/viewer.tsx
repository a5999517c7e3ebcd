import { useEffect, useRef } from 'preact/hooks';
import type {
  Box,
  CaseView,
  DismissedView,
  LesionView,
  PhotoView,
  Point,
} from '../../src/pharmacist-protocol.ts';
import { desk as words } from '../strings/en-pharmacist.ts';
import { outerRadius, Rings } from './rings.tsx';
import { useHands, useZoom, type Zoom } from './use-zoom.ts';

export type Overlay = 'none' | 'evidence' | 'oddness';

interface ViewerProps {
  readonly view: CaseView;
  readonly photo: PhotoView;
  readonly label: string;
  readonly chosen: LesionView | undefined;
  readonly overlay: Overlay;
  /** Opacity of the overlay, 0..1. */
  readonly strength: number;
  readonly marks: boolean;
  readonly leftOut: boolean;
  readonly onChoose: (key: string) => void;
  readonly onZoom: (zoom: Zoom) => void;
}

/** One photo at any size, a map over it, and the marks of its lesions. */
export function Viewer(props: ViewerProps) {
  const { view, photo, label, chosen, overlay, strength, marks, leftOut, onChoose, onZoom } = props;
  const svg = useRef<SVGSVGElement>(null);
  const zoom = useZoom(svg, photo, photo.id);
  const lesions = view.lesions.filter(({ photoId }) => photoId === photo.id);
  useHands(svg, zoom, (at) => {
    const lesion = nearest(lesions, at, zoom.scale);
    if (lesion) onChoose(lesion.key);
  });
  useEffect(() => onZoom(zoom), [zoom.scale, zoom.viewBox]);
  useEffect(() => {
    if (chosen?.photoId === photo.id && !zoom.isFit) zoom.showPoint(centreOf(chosen.box));
  }, [chosen?.key]);
  const url = overlay === 'evidence' ? photo.evidenceUrl : overlay === 'oddness' ? photo.oddnessUrl : null;
  const unit = zoom.scale > 0 ? 1 / zoom.scale : 0;
  const { width, height } = photo;
  return (
    <figure class="viewer">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys move and zoom it; the strip beside it names its lesions */}
      <svg ref={svg} viewBox={zoom.viewBox} role="img" aria-label={label} tabIndex={0} data-viewer={photo.id}>
        <image
          href={photo.url}
          width={width}
          height={height}
          class={zoom.scale > 2 ? 'viewer-pixels' : undefined}
        />
        {url !== null && (
          <image
            href={url}
            width={width}
            height={height}
            preserveAspectRatio="none"
            opacity={strength}
            data-overlay={overlay}
          />
        )}
        {unit > 0 &&
          leftOut &&
          view.dismissed
            .filter(({ photoId }) => photoId === photo.id)
            .map((one) => <LeftOut key={one.key} box={one.box} reason={one.reason} unit={unit} />)}
        {unit > 0 && marks && <Marks lesions={lesions} chosen={chosen?.key} unit={unit} />}
      </svg>
      {photo.simulated && <figcaption class="photo-tag">{words.viewer.simulated}</figcaption>}
    </figure>
  );
}

/** More than this many numbers would hide the skin; the photo then names the shown and the chosen lesion alone. */
const mostNumbers = 40;

function Marks({
  lesions,
  chosen,
  unit,
}: {
  lesions: readonly LesionView[];
  chosen: string | undefined;
  unit: number;
}) {
  // Those to show are drawn last, over the others.
  const sorted = lesions.toSorted((a, b) => b.number - a.number);
  return (
    <g class="marks">
      {sorted.map((lesion) => (
        <Mark
          key={lesion.key}
          lesion={lesion}
          unit={unit}
          isChosen={lesion.key === chosen}
          isNamed={lesion.toShow || lesion.key === chosen || lesions.length <= mostNumbers}
        />
      ))}
    </g>
  );
}

interface MarkProps {
  readonly lesion: LesionView;
  readonly unit: number;
  readonly isChosen: boolean;
  readonly isNamed: boolean;
}

const leastRadius = 8;

const radiusOf = ({ width, height }: Box, unit: number): number =>
  Math.max(Math.max(width, height) * 0.7, leastRadius * unit);

function Mark({ lesion, unit, isChosen, isNamed }: MarkProps) {
  const { x, y } = centreOf(lesion.box);
  const radius = radiusOf(lesion.box, unit);
  const outer = outerRadius(radius, lesion.level, unit);
  const away = outer * 0.71 + 6 * unit;
  return (
    <g data-mark={lesion.number} data-chosen={isChosen}>
      <Rings cx={x} cy={y} radius={radius} level={lesion.level} unit={unit} />
      {isChosen && <Brackets at={{ x, y }} reach={outer + 7 * unit} unit={unit} />}
      {isNamed && (
        <text
          class="mark-number"
          data-shown={lesion.toShow}
          x={x + away}
          y={y - away}
          font-size={(lesion.toShow ? 17 : 13) * unit}
          stroke-width={4 * unit}
        >
          {lesion.number}
        </text>
      )}
    </g>
  );
}

/** Four corners around the chosen lesion: a shape that no band has. */
function Brackets({ at: { x, y }, reach, unit }: { at: Point; reach: number; unit: number }) {
  const arm = reach * 0.45;
  const corner = (sx: number, sy: number) =>
    `M${x + sx * reach} ${y + sy * (reach - arm)}V${y + sy * reach}H${x + sx * (reach - arm)}`;
  const path = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)].join('');
  return (
    <>
      <path class="brackets-casing" d={path} stroke-width={5 * unit} />
      <path class="brackets" d={path} stroke-width={2.6 * unit} />
    </>
  );
}

function LeftOut({ box, reason, unit }: { box: Box; reason: DismissedView['reason']; unit: number }) {
  const { x, y } = centreOf(box);
  const reach = radiusOf(box, unit);
  const square = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
  return (
    <g class="left-out" data-left-out={reason}>
      <rect {...square} class="left-out-casing" stroke-width={4 * unit} />
      <rect {...square} stroke-width={1.8 * unit} stroke-dasharray={`${3 * unit} ${3 * unit}`} />
    </g>
  );
}

const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** A tap this far beside a ring still means it, in CSS pixels. */
const tapSlack = 22;

function nearest(lesions: readonly LesionView[], at: Point, scale: number): LesionView | undefined {
  const reach = ({ box }: LesionView) => {
    const { x, y } = centreOf(box);
    return Math.hypot(x - at.x, y - at.y) - Math.max(box.width, box.height) / 2;
  };
  return lesions.toSorted((a, b) => reach(a) - reach(b)).find((lesion) => reach(lesion) * scale < tapSlack);
}
