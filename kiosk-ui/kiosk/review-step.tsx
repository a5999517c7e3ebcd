import type { CandidateView, ErrorCode, KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { Picture } from '../shared/photo.tsx';
import { placeName } from '../shared/place-name.ts';
import { WaitingDots } from '../shared/waiting-dots.tsx';
import { faultText, PhotoFaults } from './faults.tsx';
import { Notice, PictureScreen } from './screen.tsx';
import { SkipButton } from './skip-button.tsx';
import { dictionary } from './words.ts';

/** Shows the still and says whether it is good enough: then it is used by itself, unless the customer refuses it. */
export function ReviewStep({ state }: { state: KioskState }) {
  const { candidate, target } = state;
  if (candidate === null) return null;
  const site =
    target?.kind === 'place'
      ? placeName(target.place, dictionary.value)
      : dictionary.value.capture.closeupTitle;
  return (
    <PictureScreen
      title={titleOf(candidate, state.fault)}
      picture={
        <Picture
          picture={candidate}
          label={fill(dictionary.value.photo.label, { site })}
          simulatedLabel={dictionary.value.photo.simulated}
        />
      }
      actions={<Actions state={state} candidate={candidate} />}
    >
      <Verdict state={state} candidate={candidate} />
    </PictureScreen>
  );
}

function titleOf({ judged, mayUse, faults }: CandidateView, fault: ErrorCode | null): string {
  const words = dictionary.value.review;
  if (fault !== null) return dictionary.value.analysing.failedTitle;
  if (!judged) return words.judgingTitle;
  if (faults.length === 0) return words.goodTitle;
  return mayUse ? words.keepTitle : words.poorTitle;
}

function Verdict({ state, candidate }: { state: KioskState; candidate: CandidateView }) {
  const { judged, mayUse, faults } = candidate;
  if (state.fault !== null) return <Notice live>{faultText(state.fault)}</Notice>;
  if (!judged)
    return (
      <div role="status">
        <WaitingDots />
      </div>
    );
  if (faults.length > 0)
    return (
      <>
        <PhotoFaults codes={faults} again={state.failedTries > 1} />
        {mayUse && <p>{dictionary.value.review.keep}</p>}
      </>
    );
  return <span class="using" style={{ animationDuration: `${state.acceptSeconds}s` }} />;
}

function Actions({ state, candidate }: { state: KioskState; candidate: CandidateView }) {
  const words = dictionary.value.review;
  const { judged, mayUse, faults } = candidate;
  const { series, target, fault } = state;
  const isGood = judged && faults.length === 0;
  return (
    <>
      {fault !== null && !judged && (
        <Button kind="primary" onPress={() => request({ type: 'retry-check' })}>
          {words.tryAgain}
        </Button>
      )}
      <Button
        kind={judged && !isGood ? 'primary' : 'secondary'}
        onPress={() => request({ type: 'take-again' })}
      >
        {words.takeAgain}
      </Button>
      {mayUse && (!isGood || fault !== null) && (
        <Button onPress={() => request({ type: 'use-photo' })}>
          {isGood ? words.usePhoto : words.keepPhoto}
        </Button>
      )}
      {series !== null && target?.kind === 'place' && !isGood && <SkipButton place={target.place} />}
      {target?.kind === 'closeup' && !isGood && (
        <Button onPress={() => request({ type: 'back-to-result' })}>
          {dictionary.value.capture.backToResult}
        </Button>
      )}
    </>
  );
}
