import { useState } from 'preact/hooks';
import type { KioskState, PhotoView, SpotView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Photo, SpotCrop } from '../shared/photo.tsx';
import { labelOf } from './photo-label.ts';
import { PhotoPager } from './photo-pager.tsx';
import { PictureScreen } from './screen.tsx';
import { dictionary } from './words.ts';

const choose = (photo: PhotoView, spot: SpotView) =>
  request({ type: 'choose-spot', captureId: photo.id, lesionId: spot.id });

/** Sorts the spots to show first, then the others from top to bottom. */
const inOrder = (spots: readonly SpotView[]): SpotView[] =>
  spots.toSorted(
    (a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || a.box.y - b.box.y || a.box.x - b.box.x,
  );

/** Asks which spot to photograph from close up: the customer touches it in the photo or in the list beside it. */
export function CloseupSpotStep({ state }: { state: KioskState }) {
  const words = dictionary.value.closeupSpot;
  const withSpots = state.photos.filter(({ spots }) => spots.length > 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const photo =
    withSpots.find(({ id }) => id === chosen) ??
    withSpots.find(({ spots }) => spots.some(({ number }) => number !== null)) ??
    withSpots[0];
  return (
    <PictureScreen
      title={words.title}
      picture={
        photo && (
          <>
            <Photo
              photo={photo}
              label={labelOf(photo)}
              simulatedLabel={dictionary.value.photo.simulated}
              onSpot={(spot) => choose(photo, spot)}
            />
            <PhotoPager photos={withSpots} photo={photo} onChoose={setChosen} />
          </>
        )
      }
      actions={<Button onPress={() => request({ type: 'back-to-result' })}>{words.backToResult}</Button>}
    >
      <p>{words.text}</p>
      <section class="crops crops-all" aria-label={words.list}>
        {photo &&
          inOrder(photo.spots).map((spot, i) => (
            <SpotCrop
              key={spot.id}
              spot={spot}
              photo={photo}
              label={spot.number === null ? words.circle.replace('{n}', String(i + 1)) : words.spot}
              onPress={() => choose(photo, spot)}
            />
          ))}
      </section>
    </PictureScreen>
  );
}
