import { useState } from 'preact/hooks';
import type { KioskState, PhotoView, Progress } from '../../src/protocol.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { Photo, SpotCrop } from '../shared/photo.tsx';
import { en } from '../strings/en.ts';
import { PhotoFaults } from './faults.tsx';
import { PictureScreen, Screen } from './screen.tsx';
import { siteName } from './site-name.ts';
import { Slip } from './slip.tsx';

/** The check as it runs, its result, and the end. */

const labelOf = (photo: PhotoView) =>
  fill(en.photo.labelWithSpots, {
    site: siteName(photo.site),
    found: photo.spots.length,
    shown: photo.spots.filter((spot) => spot.number !== null).length,
  });

/** Spots are checked as they are found, so little is left when the search is done. */
const findingShare = 0.95;

function partDone(progress: Progress | null): number {
  if (progress === null) return 0;
  const part = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return progress.stage === 'finding' ? part * findingShare : findingShare + part * (1 - findingShare);
}

function stageText(progress: Progress | null): string {
  if (progress === null) return en.analysing.start;
  if (progress.stage === 'finding' || progress.total === 0) return en.analysing.finding;
  const n = Math.min(progress.done + 1, progress.total);
  return fill(en.analysing.checking, { n, total: progress.total });
}

export function AnalysingStep({ state }: { state: KioskState }) {
  const words = en.analysing;
  const photo = state.photos.at(-1);
  return (
    <PictureScreen
      title={words.title}
      picture={photo && <Photo photo={photo} label={labelOf(photo)} simulatedLabel={en.photo.simulated} />}
    >
      <p class="stage" role="status" data-stage={state.progress?.stage ?? 'start'}>
        {stageText(state.progress)}
      </p>
      <progress class="progress" aria-label={words.title} max={1} value={partDone(state.progress)} />
      <p>{fill(words.found, { n: photo?.spots.length ?? 0 })}</p>
      <p class="small">{words.same}</p>
      {!state.devices.modelsReady && <p class="small">{en.frame.modelsNotReady}</p>}
      <p class="small">{words.wait}</p>
    </PictureScreen>
  );
}

/** So many close looks fit in one row; the photo shows every spot. */
const mostCrops = 5;

export function ResultStep({ state }: { state: KioskState }) {
  const words = en.result;
  const [chosen, setChosen] = useState<string | null>(null);
  const { photos } = state;
  const photo =
    photos.find(({ id }) => id === chosen) ??
    photos.find(({ spots }) => spots.some(({ number }) => number !== null)) ??
    photos.at(-1);
  const shown = photo?.spots
    .filter(({ number }) => number !== null)
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return (
    <PictureScreen
      title={words.title}
      picture={
        <>
          {photo && <Photo photo={photo} label={labelOf(photo)} simulatedLabel={en.photo.simulated} />}
          {shown && shown.length > 0 && <Legend />}
          {photos.length > 1 && (
            <fieldset class="photo-choice" aria-label={en.photo.photos}>
              {photos.map(({ id, site }, index) => (
                <Button key={id} pressed={id === photo?.id} onPress={() => setChosen(id)}>
                  {fill(en.photo.choose, { n: index + 1, site: siteName(site) })}
                </Button>
              ))}
            </fieldset>
          )}
        </>
      }
      actions={
        <>
          <Slip.PrintButton state={state} />
          <Button disabled={state.slip === 'printing'} onPress={() => request({ type: 'another-photo' })}>
            {words.anotherPhoto}
          </Button>
          <Button
            kind={state.slip === 'printed' ? 'primary' : 'secondary'}
            onPress={() => request({ type: 'finish' })}
          >
            {words.finish}
          </Button>
        </>
      }
    >
      <p class="sentence" role="status">
        {state.outcome === null ? en.outcomes.inconclusive : en.outcomes[state.outcome]}
      </p>
      <Slip.Progress state={state} />
      {photo && shown && shown.length > 0 && (
        <section class="crops" aria-label={fill(words.spotsToShow, { n: shown.length })}>
          {shown.slice(0, mostCrops).map((spot) => (
            <SpotCrop key={spot.id} spot={spot} photo={photo} label={en.photo.spot} />
          ))}
          {shown.length > mostCrops && <p class="crops-more">+{shown.length - mostCrops}</p>}
        </section>
      )}
      <PhotoFaults codes={state.photoFaults} />
      <p class="small">
        {words.notReviewed} {en.slip.brownOnly}
      </p>
    </PictureScreen>
  );
}

function Legend() {
  return (
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
  );
}

export function Done({ state }: { state: KioskState }) {
  const words = en.done;
  return (
    <Screen
      title={words.title}
      actions={
        // There is nothing left to delete: this request leads to the welcome screen from anywhere.
        <Button kind="primary" onPress={() => request({ type: 'stop-and-delete' })}>
          {words.backToStart}
        </Button>
      }
    >
      <p class="lead">{words.text}</p>
      {state.devices.slipFolder !== null && <p class="lead">{words.slipKept}</p>}
      <p class="lead">{words.advice}</p>
    </Screen>
  );
}
