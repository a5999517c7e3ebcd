import { useState } from 'preact/hooks';
import type { KioskState, PhotoView, SpotView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { Photo, SpotCrop } from '../shared/photo.tsx';
import { outcomeSentence } from '../strings/outcome.ts';
import { PhotoFaults } from './faults.tsx';
import { labelOf } from './photo-label.ts';
import { PhotoPager } from './photo-pager.tsx';
import { Notice, PictureScreen } from './screen.tsx';
import { counted, dictionary } from './words.ts';

interface ShownSpot {
  readonly spot: SpotView;
  readonly photo: PhotoView;
}

/** The spots to show, each once, in the order of their numbers. */
const shownSpots = (photos: readonly PhotoView[]): ShownSpot[] =>
  photos
    .flatMap((photo) => photo.spots.map((spot) => ({ spot, photo })))
    .filter(({ spot }, i, all) => all.findIndex((other) => other.spot.number === spot.number) === i)
    .filter(({ spot }) => spot.number !== null)
    .toSorted((a, b) => (a.spot.number ?? 0) - (b.spot.number ?? 0));

/** What the result says: one sentence, the person's own photo with the numbered spots, and those enlarged. */
export function ResultSays({ state, onNext }: { state: KioskState; onNext: () => void }) {
  const words = dictionary.value.result;
  const [chosen, setChosen] = useState<string | null>(null);
  const { photos, moreSpots } = state;
  const shown = shownSpots(photos);
  const photo = photos.find(({ id }) => id === chosen) ?? shown[0]?.photo ?? photos.at(-1);
  return (
    <PictureScreen
      title={outcomeSentence(state.outcome, shown.length > 0, dictionary.value)}
      picture={
        <>
          {photo && (
            <Photo photo={photo} label={labelOf(photo)} simulatedLabel={dictionary.value.photo.simulated} />
          )}
          {photo && <PhotoPager photos={photos} photo={photo} onChoose={setChosen} />}
        </>
      }
      actions={<Actions state={state} onNext={onNext} />}
    >
      {state.retakeAsked && <Notice live>{dictionary.value.handOver.retake}</Notice>}
      {moreSpots > 0 && <p class="lead">{moreText(state)}</p>}
      {shown.length > 0 && (
        <section class="crops" aria-label={fill(words.spotsToShow, { n: shown.length })}>
          {shown.map(({ spot, photo: its }) => (
            <SpotCrop
              key={spot.number}
              spot={spot}
              photo={its}
              label={dictionary.value.photo.spot}
              onPress={photos.length > 1 ? () => setChosen(its.id) : undefined}
            />
          ))}
        </section>
      )}
      {state.desk !== 'attended' && state.outcome !== null && state.outcome !== 'no-finding' && (
        <Notice>{words.elsewhere[state.outcome]}</Notice>
      )}
      <p role="status">{state.signed ? words.signed : words.notReviewed}</p>
      <PhotoFaults codes={state.photoFaults} />
    </PictureScreen>
  );
}

/** Says how many spots have no number; the pharmacist's screen has them if the visit was handed over. */
const moreText = ({ moreSpots: n, handedOver }: KioskState): string =>
  counted(handedOver === 'yes' ? dictionary.value.slip.moreHandedOver : dictionary.value.slip.more, n);

function Actions({ state, onNext }: { state: KioskState; onNext: () => void }) {
  const words = dictionary.value.result;
  const hasSpots = state.photos.some(({ spots }) => spots.length > 0);
  return (
    <>
      <Button kind="primary" onPress={onNext}>
        {words.next}
      </Button>
      {state.mayAdd && (
        <>
          <Button onPress={() => request({ type: 'another-photo' })}>{words.anotherPhoto}</Button>
          {hasSpots && <Button onPress={() => request({ type: 'add-closeup' })}>{words.closeup}</Button>}
          <Button onPress={() => request({ type: 'review-answers' })}>{dictionary.value.answers.open}</Button>
        </>
      )}
    </>
  );
}
