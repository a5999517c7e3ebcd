import { useRef, useState } from 'preact/hooks';
import type { CaseView, LesionView, Level, PhotoView } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { placeName } from '../shared/place-name.ts';
import { customer, desk as words } from '../shared/staff-words.ts';
import { BandTag } from './rings.tsx';
import { Slider } from './slider.tsx';
import type { Zoom } from './use-zoom.ts';
import { type Overlay, Viewer } from './viewer.tsx';

interface PhotoAreaProps {
  readonly view: CaseView;
  readonly photo: PhotoView;
  readonly chosen: LesionView | undefined;
  readonly onChoose: (key: string) => void;
  readonly onPhoto: (id: string) => void;
}

/** The photo with its overlay, and the way to the other photos. */
export function PhotoArea({ view, photo, chosen, onChoose, onPhoto }: PhotoAreaProps) {
  const [overlay, setOverlay] = useState<Overlay>('none');
  const [strength, setStrength] = useState(0.8);
  const [marks, setMarks] = useState(true);
  const [leftOut, setLeftOut] = useState(false);
  const zoom = useRef<Zoom | null>(null);
  const text = words.viewer;
  const dismissed = view.dismissed.filter(({ photoId }) => photoId === photo.id).length;
  return (
    <div class="photo-area">
      {view.photos.length > 1 && <PhotoTabs view={view} photo={photo} onPhoto={onPhoto} />}
      <div class="viewer-frame">
        <Viewer
          view={view}
          photo={photo}
          label={nameOf(view, photo)}
          chosen={chosen}
          overlay={overlay}
          strength={strength}
          marks={marks}
          leftOut={leftOut}
          onChoose={onChoose}
          onZoom={(now) => {
            zoom.current = now;
          }}
        />
        <fieldset class="segmented viewer-zoom" aria-label={text.keys}>
          <Button kind="quiet" label={text.further} onPress={() => zoom.current?.by(1 / 1.5)}>
            −
          </Button>
          <Button kind="quiet" label={text.closer} onPress={() => zoom.current?.by(1.5)}>
            +
          </Button>
          <Button kind="quiet" label={text.native} onPress={() => zoom.current?.native()}>
            1:1
          </Button>
          <Button kind="quiet" label={text.fit} onPress={() => zoom.current?.fit()}>
            ⤢
          </Button>
        </fieldset>
      </div>
      <div class="viewer-tools">
        <fieldset class="segmented" aria-label={text.overlay}>
          {(['none', 'evidence', 'oddness'] as const).map((one) => (
            <Button key={one} kind="quiet" pressed={overlay === one} onPress={() => setOverlay(one)}>
              {text[one]}
            </Button>
          ))}
        </fieldset>
        {overlay !== 'none' && (
          <Slider label={text.strength} value={strength} min={0} max={1} step={0.05} onChange={setStrength} />
        )}
        <Legend overlay={overlay} tooFew={photo.oddnessUrl === null} />
        <span class="viewer-gap" />
        <Button kind="quiet" pressed={marks} onPress={() => setMarks(!marks)}>
          {text.marks}
        </Button>
        {dismissed > 0 && (
          <Button kind="quiet" pressed={leftOut} onPress={() => setLeftOut(!leftOut)}>
            {fill(text.leftOut, { n: dismissed })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the colours mean. Both scales can be read with every kind of colour vision. */
function Legend({ overlay, tooFew }: { overlay: Overlay; tooFew: boolean }) {
  const text = words.viewer;
  if (overlay === 'none') return <BandLegend />;
  if (overlay === 'oddness' && tooFew) return <p class="viewer-legend">{text.tooFew}</p>;
  return (
    <p class="viewer-legend">
      {overlay === 'evidence' ? text.evidenceFrom : text.oddFrom}
      <span class="viewer-scale" data-scale={overlay} />
      {overlay === 'evidence' ? text.evidenceTo : text.oddTo}
    </p>
  );
}

const levels: readonly Level[] = ['refer', 'follow', 'none', 'unassessable'];

const BandLegend = () => (
  <ul class="band-legend" aria-label={words.viewer.legend}>
    {levels.map((level) => (
      <li key={level}>
        <BandTag level={level} />
      </li>
    ))}
  </ul>
);

function PhotoTabs({ view, photo, onPhoto }: Pick<PhotoAreaProps, 'view' | 'photo' | 'onPhoto'>) {
  return (
    <fieldset class="photo-tabs" aria-label={words.viewer.photos}>
      {view.photos.map((one) => (
        <Button key={one.id} kind="quiet" pressed={one.id === photo.id} onPress={() => onPhoto(one.id)}>
          {shortNameOf(view, one)}
        </Button>
      ))}
    </fieldset>
  );
}

function nameOf(view: CaseView, photo: PhotoView): string {
  const place = shortNameOf(view, photo);
  return fill(words.viewer.label, { n: view.photos.indexOf(photo) + 1, total: view.photos.length, place });
}

export function shortNameOf(view: CaseView, photo: PhotoView): string {
  if (photo.closeupOf === null) return placeName(photo.place, customer);
  const { lesionKey } = photo.closeupOf;
  const lesion = view.lesions.find(({ key }) => key === lesionKey);
  return fill(words.viewer.closeup, { n: lesion?.number ?? '?' });
}
