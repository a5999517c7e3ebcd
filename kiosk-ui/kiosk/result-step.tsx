import { useState } from 'preact/hooks';
import type { KioskState, PhotoView, SpotView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { Photo, SpotCrop } from '../shared/photo.tsx';
import { missingNames } from '../shared/place-name.ts';
import { en } from '../strings/en/kiosk.ts';
import { outcomeSentence } from '../strings/outcome.ts';
import { PhotoFaults } from './faults.tsx';
import { HandOver } from './hand-over.tsx';
import { labelOf } from './photo-label.ts';
import { PhotoPager } from './photo-pager.tsx';
import { PictureScreen } from './screen.tsx';
import { Slip } from './slip.tsx';

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

export function ResultStep({ state }: { state: KioskState }) {
  const words = en.result;
  const [chosen, setChosen] = useState<string | null>(null);
  const { photos } = state;
  const shown = shownSpots(photos);
  const photo = photos.find(({ id }) => id === chosen) ?? shown[0]?.photo ?? photos.at(-1);
  return (
    <PictureScreen
      title={words.title}
      picture={
        <>
          {photo && <Photo photo={photo} label={labelOf(photo)} simulatedLabel={en.photo.simulated} />}
          {photo && <PhotoPager photos={photos} photo={photo} onChoose={setChosen} />}
          {shown.length > 0 && <Legend more={state.moreSpots} />}
        </>
      }
      actions={<Actions state={state} />}
    >
      <p class="sentence" role="status">
        {outcomeSentence(state.outcome, shown.length > 0)}
        {state.moreSpots > 0 && <span class="sentence-more"> {moreText(state)}</span>}
      </p>
      <Slip.Progress state={state} />
      <HandOver state={state} />
      {shown.length > 0 && (
        <section class="crops" aria-label={fill(words.spotsToShow, { n: shown.length })}>
          {shown.map(({ spot, photo: its }) => (
            <SpotCrop
              key={spot.number}
              spot={spot}
              photo={its}
              label={en.photo.spot}
              onPress={photos.length > 1 ? () => setChosen(its.id) : undefined}
            />
          ))}
        </section>
      )}
      <PhotoFaults codes={state.photoFaults} />
      <p class="small">{words.notReviewed}</p>
      <NotChecked state={state} />
    </PictureScreen>
  );
}

function Actions({ state }: { state: KioskState }) {
  const words = en.result;
  const printing = state.slip === 'printing';
  const mayAdd = state.hasRoom && (state.handedOver !== 'yes' || state.retakeAsked);
  const hasSpots = state.photos.some(({ spots }) => spots.length > 0);
  return (
    <>
      <Slip.PrintButton state={state} />
      {mayAdd && hasSpots && (
        <Button disabled={printing} onPress={() => request({ type: 'add-closeup' })}>
          {words.closeup}
        </Button>
      )}
      {mayAdd && (
        <Button disabled={printing} onPress={() => request({ type: 'another-photo' })}>
          {words.anotherPhoto}
        </Button>
      )}
      <Button
        kind={state.slip === 'printed' ? 'primary' : 'secondary'}
        disabled={printing}
        onPress={() => request({ type: 'finish' })}
      >
        {words.finish}
      </Button>
    </>
  );
}

/** Says how many spots have no number; the pharmacist's screen has them if the visit was handed over. */
const moreText = ({ moreSpots: n, handedOver }: KioskState): string =>
  fill(handedOver === 'yes' ? en.slip.moreHandedOver : en.slip.more, { n });

/** What was not examined (RULES.md 5). */
function NotChecked({ state }: { state: KioskState }) {
  const places = missingNames(state.notPhotographed);
  return (
    <section class="not-checked">
      <h2>{en.result.notChecked}</h2>
      {places.length > 0 && <p>{fill(en.slip.notPhotographed, { places: places.join('; ') })}.</p>}
      <p>
        {en.slip.brownOnly} {en.about.notCheckedTitle}: {en.about.notChecked}
      </p>
    </section>
  );
}

function Legend({ more }: { more: number }) {
  return (
    <>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <circle cx="16" cy="16" r="8" />
            <circle cx="16" cy="16" r="13" />
          </svg>
          {en.result.legendShow}
        </li>
        <li>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <circle cx="16" cy="16" r="10" />
          </svg>
          {en.result.legendOther}
        </li>
      </ul>
      <p class="small">{more > 0 ? en.result.mostNumbered : en.result.onlyNumbered}</p>
    </>
  );
}
