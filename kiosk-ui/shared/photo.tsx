import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PhotoView, PictureView, Point, SpotView } from '../../src/contract/kiosk.ts';
import { badgeRadiusPx, nearest, placeBadges, ringsOf } from './badges.ts';
import { fill } from './fill.ts';
import { VisitImage, VisitImg } from './pictures.tsx';

interface PictureProps {
  readonly picture: PictureView;
  readonly label: string;
  /** Text on the picture if it comes from a simulated camera. */
  readonly simulatedLabel: string;
}

/** Shows a photo as it was taken. */
export function Picture({ picture, label, simulatedLabel }: PictureProps) {
  return (
    <figure class="photo">
      <VisitImg src={picture.url} alt={label} data-photo={picture.id} />
      {picture.simulated && <figcaption class="photo-tag">{simulatedLabel}</figcaption>}
    </figure>
  );
}

interface PhotoProps extends Omit<PictureProps, 'picture'> {
  readonly photo: PhotoView;
  /** Makes the spots touchable. */
  readonly onSpot?: (spot: SpotView) => void;
}

/** Shows a photo with its spots: each has one thin outline, and those to show have two rings and a number. */
export function Photo({ photo, label, simulatedLabel, onSpot }: PhotoProps) {
  const svg = useRef<SVGSVGElement>(null);
  // Pixels of the photo per CSS pixel, so that rings and numbers keep their size on any screen.
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
  const others = photo.spots.filter(({ number }) => number === null);
  const numbered = photo.spots.filter(({ number }) => number !== null);
  const badges = placeBadges(photo.spots, photo, scale);
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
        <VisitImage href={photo.url} width={width} height={height} />
        {scale > 0 && <Outlines spots={others} scale={scale} />}
        {scale > 0 &&
          numbered.map((spot) => (
            <Numbered key={spot.id} spot={spot} badge={badges.get(spot.id)} scale={scale} />
          ))}
      </svg>
      {photo.simulated && <figcaption class="photo-tag">{simulatedLabel}</figcaption>}
    </figure>
  );
}

interface OutlinesProps {
  readonly spots: readonly SpotView[];
  /** Pixels of the photo per CSS pixel. */
  readonly scale: number;
}

/** One ring a spot, all in one drawing: hundreds may come within seconds, and a touch must not wait for them. */
function Outlines({ spots, scale }: OutlinesProps) {
  const rings = spots.map((spot) => ringsOf(spot, scale)).map(({ centre, radius }) => ring(centre, radius));
  return (
    <g data-outlined={spots.length}>
      <Line d={rings.join('')} scale={scale} />
    </g>
  );
}

interface NumberedProps {
  readonly spot: SpotView;
  /** Position of its number. */
  readonly badge: Point | undefined;
  readonly scale: number;
}

/** A spot to show: two rings and its number. */
function Numbered({ spot, badge, scale }: NumberedProps) {
  const { centre, radius, outer } = ringsOf(spot, scale);
  return (
    <g data-number={spot.number} class="spot">
      <Line d={ring(centre, radius) + ring(centre, outer)} scale={scale} />
      {spot.number !== null && badge && <Badge number={spot.number} at={badge} scale={scale} />}
    </g>
  );
}

/** A circle as a part of a path, in two halves. */
const ring = ({ x, y }: Point, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

/** A light line with a dark edge, so that it shows on any skin. */
function Line({ d, scale }: { d: string; scale: number }) {
  return (
    <>
      <path class="ring-casing" d={d} stroke-width={4.5 * scale} />
      <path class="ring" d={d} stroke-width={2.6 * scale} />
    </>
  );
}

function Badge({ number, at, scale }: { number: number; at: Point; scale: number }) {
  return (
    <>
      <circle class="badge" cx={at.x} cy={at.y} r={badgeRadiusPx * scale} stroke-width={2 * scale} />
      <text class="badge-number" x={at.x} y={at.y} font-size={20 * scale}>
        {number}
      </text>
    </>
  );
}

interface SpotCropProps {
  readonly spot: SpotView;
  readonly photo: PhotoView;
  readonly label: string;
  /** Makes it a button. */
  readonly onPress?: (() => void) | undefined;
}

/** Shows one spot enlarged; the browser cuts it out of the photo. */
export function SpotCrop({ spot, photo, label, onPress }: SpotCropProps) {
  const { x, y, width, height } = spot.box;
  const side = Math.min(Math.max(Math.max(width, height) * 3, 48), photo.width, photo.height);
  const left = Math.min(Math.max(x + width / 2 - side / 2, 0), photo.width - side);
  const top = Math.min(Math.max(y + height / 2 - side / 2, 0), photo.height - side);
  const name = fill(label, { n: spot.number ?? '' });
  const cut = (
    <svg viewBox={`${left} ${top} ${side} ${side}`} role="img" aria-label={name}>
      <VisitImage href={photo.url} width={photo.width} height={photo.height} />
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
