import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PhotoView, SpotView } from '../../src/protocol.ts';
import { fill } from './fill.ts';

interface PhotoProps {
  readonly photo: PhotoView;
  readonly label: string;
  /** Text on the picture while it comes from a simulated camera. */
  readonly simulatedLabel: string;
}

/** A photo with its spots: one thin outline for all of them, two rings and the number for those to show. */
export function Photo({ photo, label, simulatedLabel }: PhotoProps) {
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
  // The spots to show are drawn last, over the others.
  const spots = [...photo.spots].sort((a, b) => Number(a.number !== null) - Number(b.number !== null));
  return (
    <figure class="photo">
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} data-photo={photo.id}>
        <image href={photo.url} width={width} height={height} />
        {scale > 0 && spots.map((spot) => <Spot key={spot.id} spot={spot} photo={photo} scale={scale} />)}
      </svg>
      {photo.simulated && <figcaption class="photo-tag">{simulatedLabel}</figcaption>}
    </figure>
  );
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

/** A close look at one spot, cut out of the photo by the browser. */
export function SpotCrop({ spot, photo, label }: { spot: SpotView; photo: PhotoView; label: string }) {
  const { x, y, width, height } = spot.box;
  const side = Math.min(Math.max(Math.max(width, height) * 3, 48), photo.width, photo.height);
  const left = Math.min(Math.max(x + width / 2 - side / 2, 0), photo.width - side);
  const top = Math.min(Math.max(y + height / 2 - side / 2, 0), photo.height - side);
  return (
    <figure class="crop">
      <svg
        viewBox={`${left} ${top} ${side} ${side}`}
        role="img"
        aria-label={fill(label, { n: spot.number ?? '' })}
      >
        <image href={photo.url} width={photo.width} height={photo.height} />
      </svg>
      <figcaption aria-hidden="true">{spot.number}</figcaption>
    </figure>
  );
}
