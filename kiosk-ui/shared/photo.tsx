import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PhotoView, PictureView, Point, SpotView } from '../../src/protocol.ts';
import { fill } from './fill.ts';

interface PictureProps {
  readonly picture: PictureView;
  readonly label: string;
  /** Text on the picture while it comes from a simulated camera. */
  readonly simulatedLabel: string;
}

/** A photo as it was taken. */
export function Picture({ picture, label, simulatedLabel }: PictureProps) {
  return (
    <figure class="photo">
      <img src={picture.url} alt={label} data-photo={picture.id} />
      {picture.simulated && <figcaption class="photo-tag">{simulatedLabel}</figcaption>}
    </figure>
  );
}

interface PhotoProps extends Omit<PictureProps, 'picture'> {
  readonly photo: PhotoView;
  /** Makes the spots touchable. */
  readonly onSpot?: (spot: SpotView) => void;
}

/** A photo with its spots: one thin outline for all of them, two rings and the number for those to show. */
export function Photo({ photo, label, simulatedLabel, onSpot }: PhotoProps) {
  const svg = useRef<SVGSVGElement>(null);
  // Pixels of the photo in one CSS pixel: rings and numbers keep their size on any screen.
  const [scale, setScale] = useState(0);
  const { width, height } = photo;
  useLayoutEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const measure = () => {
      const seen = element.getBoundingClientRect();
      if (seen.width > 0 && seen.height > 0) {
        setScale(Math.max(width / seen.width, height / seen.height));
      }
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [width, height]);
  const touch = (event: MouseEvent) => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    const spot = nearest(
      photo.spots,
      new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix),
      scale,
    );
    if (spot) onSpot?.(spot);
  };
  // The spots to show are drawn last, over the others.
  const spots = [...photo.spots].sort((a, b) => Number(a.number !== null) - Number(b.number !== null));
  return (
    <figure class="photo">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the close looks beside it are its accessible twin */}
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        data-photo={photo.id}
        class={onSpot && 'photo-touchable'}
        onClick={onSpot && touch}
      >
        <image href={photo.url} width={width} height={height} />
        {scale > 0 && spots.map((spot) => <Spot key={spot.id} spot={spot} photo={photo} scale={scale} />)}
      </svg>
      {photo.simulated && <figcaption class="photo-tag">{simulatedLabel}</figcaption>}
    </figure>
  );
}

/** A touch this far beside a ring still means it, in CSS pixels. */
const touchSlackPx = 28;

/** The spot that a touch means, if any: the nearest one within reach. */
function nearest(spots: readonly SpotView[], at: Point, scale: number): SpotView | undefined {
  const reach = ({ box }: SpotView) =>
    Math.hypot(box.x + box.width / 2 - at.x, box.y + box.height / 2 - at.y) -
    Math.max(box.width, box.height) / 2;
  const sorted = spots.toSorted((a, b) => reach(a) - reach(b));
  return sorted.find((spot) => reach(spot) < (smallestRadiusPx + touchSlackPx) * scale);
}

interface SpotProps {
  readonly spot: SpotView;
  readonly photo: PhotoView;
  readonly scale: number;
}

const smallestRadiusPx = 13;
const badgeRadiusPx = 17;

function Spot({ spot, photo, scale }: SpotProps) {
  const { x, y, width, height } = spot.box;
  const cx = x + width / 2;
  const cy = y + height / 2;
  const radius = Math.max((Math.max(width, height) / 2) * 1.3, smallestRadiusPx * scale);
  const outer = radius + 8 * scale;
  return (
    <g
      data-spot={spot.id}
      data-checked={String(spot.checked)}
      data-number={spot.number ?? undefined}
      class="spot"
    >
      <Ring cx={cx} cy={cy} r={radius} scale={scale} />
      {spot.number !== null && (
        <>
          <Ring cx={cx} cy={cy} r={outer} scale={scale} />
          <Badge number={spot.number} {...badgePlace(cx, cy, outer, photo, scale)} scale={scale} />
        </>
      )}
    </g>
  );
}

/** Light line on a dark casing, so that it shows on any skin. */
function Ring({ cx, cy, r, scale }: { cx: number; cy: number; r: number; scale: number }) {
  return (
    <>
      <circle class="ring-casing" cx={cx} cy={cy} r={r} stroke-width={4.5 * scale} />
      <circle class="ring" cx={cx} cy={cy} r={r} stroke-width={2.6 * scale} />
    </>
  );
}

function Badge({ number, cx, cy, scale }: { number: number; cx: number; cy: number; scale: number }) {
  return (
    <>
      <circle class="badge" cx={cx} cy={cy} r={badgeRadiusPx * scale} stroke-width={2 * scale} />
      <text class="badge-number" x={cx} y={cy} font-size={20 * scale}>
        {number}
      </text>
    </>
  );
}

/** Up and to the right of the rings, or mirrored where the photo ends. */
function badgePlace(cx: number, cy: number, outer: number, photo: PhotoView, scale: number) {
  const reach = outer * 0.71 + badgeRadiusPx * scale * 0.8;
  const edge = (badgeRadiusPx + 2) * scale;
  return {
    cx: cx + reach + edge > photo.width ? cx - reach : cx + reach,
    cy: cy - reach - edge < 0 ? cy + reach : cy - reach,
  };
}

interface SpotCropProps {
  readonly spot: SpotView;
  readonly photo: PhotoView;
  readonly label: string;
  /** Makes it a button. */
  readonly onPress?: (() => void) | undefined;
}

/** A close look at one spot, cut out of the photo by the browser. */
export function SpotCrop({ spot, photo, label, onPress }: SpotCropProps) {
  const { x, y, width, height } = spot.box;
  const side = Math.min(Math.max(Math.max(width, height) * 3, 48), photo.width, photo.height);
  const left = Math.min(Math.max(x + width / 2 - side / 2, 0), photo.width - side);
  const top = Math.min(Math.max(y + height / 2 - side / 2, 0), photo.height - side);
  const name = fill(label, { n: spot.number ?? '' });
  const cut = (
    <svg viewBox={`${left} ${top} ${side} ${side}`} role="img" aria-label={name}>
      <image href={photo.url} width={photo.width} height={photo.height} />
    </svg>
  );
  return (
    <figure class="crop">
      {onPress ? (
        <button type="button" class="crop-button" aria-label={name} onClick={onPress}>
          {cut}
        </button>
      ) : (
        cut
      )}
      {spot.number !== null && <figcaption aria-hidden="true">{spot.number}</figcaption>}
    </figure>
  );
}
