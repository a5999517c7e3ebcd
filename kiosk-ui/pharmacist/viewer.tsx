import { useEffect, useRef } from 'preact/hooks';
import type { CaseView, LesionView, PhotoView, Point } from '../../src/contract/pharmacist.ts';
import { VisitImage } from '../shared/pictures.tsx';
import { desk as words } from '../shared/staff-words.ts';
import { centreOf, LeftOut, Marks } from './marks.tsx';
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

/** Shows one photo at any size, with a map over it and the marks of its lesions. */
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
      {/* Keys move and zoom it. In small letters: Preact passes an attribute of SVG on as it is written. */}
      <svg ref={svg} viewBox={zoom.viewBox} role="img" aria-label={label} tabindex={0} data-viewer={photo.id}>
        <VisitImage
          href={photo.url}
          width={width}
          height={height}
          class={zoom.scale > 2 ? 'viewer-pixels' : undefined}
        />
        {url !== null && (
          <VisitImage
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
            .map((one) => <LeftOut key={one.key} dismissed={one} unit={unit} />)}
        {unit > 0 && marks && (
          <Marks lesions={lesions} chosen={chosen?.key} unit={unit} numbersOnly={url !== null} />
        )}
      </svg>
      {photo.simulated && <figcaption class="photo-tag">{words.viewer.simulated}</figcaption>}
    </figure>
  );
}

/** In CSS pixels: a tap this far beside a ring still means it. */
const tapSlack = 22;

function nearest(lesions: readonly LesionView[], at: Point, scale: number): LesionView | undefined {
  const reach = ({ box }: LesionView) => {
    const { x, y } = centreOf(box);
    return Math.hypot(x - at.x, y - at.y) - Math.max(box.width, box.height) / 2;
  };
  return lesions.toSorted((a, b) => reach(a) - reach(b)).find((lesion) => reach(lesion) * scale < tapSlack);
}
