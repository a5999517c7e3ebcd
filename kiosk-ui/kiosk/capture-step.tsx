import type { KioskState, TargetView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { SpotCrop } from '../shared/photo.tsx';
import { placeName } from '../shared/place-name.ts';
import { Preview } from '../shared/preview.tsx';
import { en } from '../strings/en/kiosk.ts';
import { CountdownNumber } from './countdown.tsx';
import { faultText, PhotoFaults } from './faults.tsx';
import { Pose } from './pose.tsx';
import { Notice, PictureScreen } from './screen.tsx';
import { SkipButton } from './skip-button.tsx';

/** Shows the live picture, how to stand for it, and the countdown to the still. */
export function CaptureStep({ state }: { state: KioskState }) {
  const words = en.capture;
  const { target, series, countdown } = state;
  const { cameraSimulated, cameraFault } = state.devices;
  const fault = state.fault ?? cameraFault;
  return (
    <PictureScreen
      title={target?.kind === 'place' ? placeName(target.place) : words.closeupTitle}
      overline={series && fill(words.step, { n: series.photo, total: series.photos })}
      picture={
        <div class="framing">
          <Preview
            src={state.previewUrl}
            label={words.preview}
            waiting={words.waiting}
            simulatedLabel={cameraSimulated ? words.simulated : null}
            failed={cameraFault !== null}
          />
          {state.guidance && countdown === null && (
            <p class="live-guide" aria-live="polite" data-guidance={state.guidance}>
              {en.guidance[state.guidance]}
            </p>
          )}
          {countdown !== null && <CountdownNumber seconds={countdown} turned={isTurned(target)} />}
        </div>
      }
      actions={<Actions state={state} />}
    >
      {fault !== null ? <Notice live>{faultText(fault)}</Notice> : <PhotoFaults codes={state.photoFaults} />}
      {target && <HowTo state={state} target={target} />}
      <ul class="points points-open">
        {(target?.kind === 'closeup' ? words.closeupTips : words.tips).map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
        {target?.kind === 'place' && target.point !== null && <li>{words.scaleCard}</li>}
        <li>{words.covered}</li>
      </ul>
    </PictureScreen>
  );
}

const isTurned = (target: TargetView | null): boolean => target?.kind === 'place' && target.turned;

function HowTo({ state, target }: { state: KioskState; target: TargetView }) {
  const words = en.capture;
  if (target.kind === 'closeup') {
    const photo = state.photos.find(({ id }) => id === target.captureId);
    const spot = photo?.spots.find(({ id }) => id === target.lesionId);
    return (
      <div class="how-to">
        {photo && spot && <SpotCrop spot={spot} photo={photo} label={en.photo.spot} />}
        <p>{words.closeupPose}</p>
      </div>
    );
  }
  const { place, point } = target;
  return (
    <section class="how-to" aria-label={words.pose}>
      <Pose place={place} point={point} />
      <p>
        {en.poses[place.site][place.view]} {point && words.touched}
      </p>
    </section>
  );
}

function Actions({ state }: { state: KioskState }) {
  const words = en.capture;
  const { countdown, series, target, photos } = state;
  if (countdown !== null) {
    return (
      <Button kind="primary" disabled={countdown === 0} onPress={() => request({ type: 'cancel-countdown' })}>
        {countdown === 0 ? en.countdown.still : en.countdown.cancel}
      </Button>
    );
  }
  return (
    <>
      <Button kind="primary" onPress={() => request({ type: 'take-photo' })}>
        {words.takePhoto}
      </Button>
      {series !== null && target?.kind === 'place' && <SkipButton place={target.place} />}
      {series !== null && photos.length > 0 && (
        <Button onPress={() => request({ type: 'end-series' })}>{words.end}</Button>
      )}
      {series === null && target?.kind === 'place' && (
        <Button onPress={() => request({ type: 'change-site' })}>{words.changeSite}</Button>
      )}
      {target?.kind === 'closeup' && (
        <Button onPress={() => request({ type: 'back-to-result' })}>{words.backToResult}</Button>
      )}
    </>
  );
}
