import type { CandidateView, ErrorCode, KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { Picture } from '../shared/photo.tsx';
import { placeName } from '../shared/place-name.ts';
import { WaitingDots } from '../shared/waiting-dots.tsx';
import { en } from '../strings/en/kiosk.ts';
import { faultText, PhotoFaults } from './faults.tsx';
import { Notice, PictureScreen } from './screen.tsx';
import { SkipButton } from './skip-button.tsx';

/** Shows the still, says whether it is good enough, and asks whether the customer wants it. */
export function ReviewStep({ state }: { state: KioskState }) {
  const { candidate, target } = state;
  if (candidate === null) return null;
  const site = target?.kind === 'place' ? placeName(target.place) : en.capture.closeupTitle;
  return (
    <PictureScreen
      title={titleOf(candidate, state.fault)}
      picture={
        <Picture
          picture={candidate}
          label={fill(en.photo.label, { site })}
          simulatedLabel={en.photo.simulated}
        />
      }
      actions={<Actions state={state} candidate={candidate} />}
    >
      <Verdict candidate={candidate} fault={state.fault} />
    </PictureScreen>
  );
}

function titleOf({ judged, mayUse, faults }: CandidateView, fault: ErrorCode | null): string {
  const words = en.review;
  if (fault !== null) return en.analysing.failedTitle;
  if (!judged) return words.judgingTitle;
  if (faults.length === 0) return words.goodTitle;
  return mayUse ? words.keepTitle : words.poorTitle;
}

function Verdict({ candidate, fault }: { candidate: CandidateView; fault: ErrorCode | null }) {
  const words = en.review;
  const { judged, mayUse, faults } = candidate;
  if (fault !== null) return <Notice live>{faultText(fault)}</Notice>;
  if (!judged)
    return (
      <div role="status">
        <p>{words.judging}</p>
        <WaitingDots />
      </div>
    );
  if (faults.length > 0)
    return (
      <>
        <PhotoFaults codes={faults} />
        {mayUse && <p>{words.keep}</p>}
      </>
    );
  return (
    <ul class="points points-open">
      {words.checks.map((check) => (
        <li key={check}>{check}</li>
      ))}
    </ul>
  );
}

function Actions({ state, candidate }: { state: KioskState; candidate: CandidateView }) {
  const words = en.review;
  const { judged, mayUse, faults } = candidate;
  const { series, target } = state;
  const good = judged && faults.length === 0;
  return (
    <>
      {good && (
        <Button kind="primary" onPress={() => request({ type: 'use-photo' })}>
          {words.usePhoto}
        </Button>
      )}
      {state.fault !== null && !judged && (
        <Button kind="primary" onPress={() => request({ type: 'retry-check' })}>
          {words.tryAgain}
        </Button>
      )}
      <Button
        kind={judged && !good ? 'primary' : 'secondary'}
        onPress={() => request({ type: 'take-again' })}
      >
        {words.takeAgain}
      </Button>
      {mayUse && !good && <Button onPress={() => request({ type: 'use-photo' })}>{words.keepPhoto}</Button>}
      {series !== null && target?.kind === 'place' && <SkipButton place={target.place} />}
      {target?.kind === 'closeup' && (
        <Button onPress={() => request({ type: 'back-to-result' })}>{en.capture.backToResult}</Button>
      )}
    </>
  );
}
