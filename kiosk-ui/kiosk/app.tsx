import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ErrorCode, KioskState, Step } from '../../src/contract/kiosk.ts';
import { link, refused, restarted, state } from '../shared/daemon.ts';
import { AnalysingStep } from './analysing-step.tsx';
import { AnswersStep } from './answers-step.tsx';
import { CaptureStep } from './capture-step.tsx';
import { CloseupSpotStep } from './closeup-spot-step.tsx';
import { Done } from './ending.tsx';
import { faultText } from './faults.tsx';
import { Frame } from './frame.tsx';
import { Consent, Declined, Welcome } from './opening.tsx';
import { IdleWarning, LinkLost, RestartedNotice } from './overlays.tsx';
import { History, Spots, Tone } from './questions.tsx';
import { ResultStep } from './result-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { BodySiteStep } from './site-step.tsx';
import { SpeakNow, Urgent } from './urgent.tsx';
import { dictionary } from './words.ts';

const screens: Record<Step, ComponentType<{ state: KioskState }>> = {
  welcome: Welcome,
  consent: Consent,
  declined: Declined,
  urgent: Urgent,
  'speak-now': SpeakNow,
  tone: Tone,
  spots: Spots,
  history: History,
  answers: AnswersStep,
  'body-site': BodySiteStep,
  capture: CaptureStep,
  review: ReviewStep,
  analysing: AnalysingStep,
  result: ResultStep,
  'closeup-spot': CloseupSpotStep,
  done: Done,
};

/** Screens that show by themselves what failed. */
const tellFaults: readonly Step[] = ['capture', 'review', 'analysing'];

/** Says that a step could not be saved and so was not taken; it stays until a step can be saved. */
const isNotKept = (now: KioskState): now is KioskState & { fault: ErrorCode } =>
  (now.fault === 'store-failed' || now.fault === 'record-gone') && !tellFaults.includes(now.step);

/** The whole page: the screen for the current step, and the dialogs over it. */
export function App() {
  const now = state.value;
  return (
    <>
      {now !== null && <CurrentScreen state={now} />}
      {restarted.value && <RestartedNotice />}
      {now !== null && now.forgetsInSeconds !== null && <IdleWarning seconds={now.forgetsInSeconds} />}
      {link.value === 'lost' && <LinkLost />}
      <div class="toast-place" role="status">
        {refused.value && <p class="toast">{dictionary.value.frame.refused}</p>}
        {now !== null && isNotKept(now) && <p class="toast">{faultText(now.fault)}</p>}
      </div>
    </>
  );
}

function CurrentScreen({ state: now }: { state: KioskState }) {
  const Current = screens[now.step];
  const place = `${now.screeningId} ${now.step} ${now.series?.photo ?? ''}`;
  const first = useRef(true);
  // The heading of a new screen gets the focus, so that a screen reader starts there.
  useEffect(() => {
    if (first.current) first.current = false;
    else document.querySelector<HTMLElement>('main h1')?.focus();
  }, [place]);
  return (
    <Frame key={now.screeningId} state={now}>
      {/* Nobody sees a photo on a screen that has lost its daemon. */}
      {link.value !== 'lost' && <Current key={place} state={now} />}
    </Frame>
  );
}
