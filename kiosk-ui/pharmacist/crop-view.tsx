import { useState } from 'preact/hooks';
import type { CaseView, LesionView } from '../../src/contract/pharmacist.ts';
import { fill } from '../shared/fill.ts';
import { VisitImage } from '../shared/pictures.tsx';
import { desk as words } from '../shared/staff-words.ts';
import { WaitingDots } from '../shared/waiting-dots.tsx';
import { Slider } from './slider.tsx';

interface CropViewProps {
  readonly view: CaseView;
  readonly lesion: LesionView;
  /** 0..1 */
  readonly evidence: number;
  readonly onEvidence: (share: number) => void;
}

const leastZoom = 1;
const mostZoom = 12;

/** Shows a lesion pixel by pixel, at any size, with the evidence for SPL over it. */
export function CropView({ view, lesion, evidence, onEvidence }: CropViewProps) {
  const { window, box, cropUrl, number } = lesion;
  const [zoom, setZoom] = useState<number | null>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const photo = view.photos.find(({ id }) => id === lesion.photoId);
  const side = window.side;
  return (
    <figure class="crop-view">
      <div class="crop-scroll" data-zoomed={zoom !== null}>
        <svg
          viewBox={`0 0 ${side} ${side}`}
          role="img"
          aria-label={fill(words.lesion.crop, { n: number })}
          width={zoom === null ? undefined : (side * zoom) / devicePixelRatio}
          height={zoom === null ? undefined : (side * zoom) / devicePixelRatio}
        >
          <VisitImage
            href={cropUrl}
            width={side}
            height={side}
            class="crop-pixels"
            onLoad={() => setState('shown')}
            onError={() => setState('failed')}
          />
          {photo && evidence > 0 && (
            <VisitImage
              href={photo.evidenceUrl}
              x={-window.x}
              y={-window.y}
              width={photo.width}
              height={photo.height}
              opacity={evidence}
              preserveAspectRatio="none"
            />
          )}
        </svg>
        {state === 'loading' && <WaitingDots />}
        {state === 'failed' && <span class="crop-failed">{words.lesion.noCrop}</span>}
      </div>
      <figcaption>
        <span>{fill(words.lesion.pixels, { w: Math.round(box.width), h: Math.round(box.height) })}</span>
        <Slider
          label={words.lesion.zoom}
          value={zoom ?? leastZoom}
          min={leastZoom}
          max={mostZoom}
          step={0.5}
          shown={zoom === null ? words.lesion.toFit : `${zoom}×`}
          onChange={setZoom}
        />
        <Slider
          label={words.lesion.evidence}
          value={evidence}
          min={0}
          max={1}
          step={0.05}
          onChange={onEvidence}
        />
      </figcaption>
    </figure>
  );
}
