import type { CloseupView, KioskState, PhotoView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { Photo, Picture } from '../shared/photo.tsx';
import { faultText } from './faults.tsx';
import { labelOf } from './photo-label.ts';
import { Notice, PictureScreen } from './screen.tsx';
import { dictionary } from './words.ts';

/** Share of the work that is the search: spots are checked as they are found, so little is left after it. */
const findingShare = 0.95;

/** How far the analysis of one photo is, 0..1. */
function partDone(photo: PhotoView | CloseupView): number {
  if (photo.analysis === 'done') return 1;
  const progress = 'progress' in photo ? photo.progress : null;
  if (progress === null) return 0;
  const part = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return progress.stage === 'finding' ? part * findingShare : findingShare + part * (1 - findingShare);
}

/** The running check, photo by photo; every spot has the same thin outline. */
export function AnalysingStep({ state }: { state: KioskState }) {
  const words = dictionary.value.analysing;
  const all = [...state.photos, ...state.closeups];
  const now = all.find(({ analysis }) => analysis === 'waiting') ?? all.at(-1);
  const stopped = all.every(({ analysis }) => analysis !== 'waiting');
  if (now === undefined) return null;
  const done = all.filter(({ analysis }) => analysis === 'done').length;
  return (
    <PictureScreen
      title={stopped ? words.failedTitle : all.length > 1 ? words.titleSeveral : words.title}
      overline={all.length > 1 && !stopped ? fill(words.photo, { n: done + 1, total: all.length }) : null}
      picture={
        'spots' in now ? (
          <Photo photo={now} label={labelOf(now)} simulatedLabel={dictionary.value.photo.simulated} />
        ) : (
          <Picture
            picture={now}
            label={dictionary.value.photo.closeupOther}
            simulatedLabel={dictionary.value.photo.simulated}
          />
        )
      }
      actions={stopped && <FailedActions />}
    >
      {stopped ? (
        <Notice live>
          {state.fault === null || state.fault === 'unknown' ? words.failedOne : faultText(state.fault)}
        </Notice>
      ) : (
        <>
          <progress
            class="progress"
            aria-label={words.title}
            max={all.length}
            value={all.reduce((sum, photo) => sum + partDone(photo), 0)}
          />
          <p class="lead">{words.same}</p>
          {!state.devices.modelsReady && <p>{dictionary.value.frame.modelsNotReady}</p>}
        </>
      )}
    </PictureScreen>
  );
}

function FailedActions() {
  return (
    <>
      <Button kind="primary" onPress={() => request({ type: 'retry-check' })}>
        {dictionary.value.analysing.retry}
      </Button>
      <Button onPress={() => request({ type: 'leave-out' })}>{dictionary.value.analysing.leaveOut}</Button>
    </>
  );
}
