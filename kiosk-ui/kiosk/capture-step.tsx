import { useState } from 'preact/hooks';
import type { BodySite, KioskState, TargetView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { SpotCrop } from '../shared/photo.tsx';
import { placeName } from '../shared/place-name.ts';
import { Preview } from '../shared/preview.tsx';
import { CountdownNumber } from './countdown.tsx';
import { faultText, PhotoFaults } from './faults.tsx';
import { Pose } from './pose.tsx';
import { Notice, PictureScreen } from './screen.tsx';
import { SkipButton } from './skip-button.tsx';
import { dictionary } from './words.ts';

/** Parts of the body whose photo may show more than is meant. */
const nearIntimate: readonly BodySite[] = ['chest', 'abdomen', 'lower-back', 'left-leg', 'right-leg'];

/** Shows the live picture, how to stand for it, and the countdown to the still. */
export function CaptureStep({ state }: { state: KioskState }) {
  const words = dictionary.value.capture;
  const { target, series, countdown } = state;
  const { cameraFault } = state.devices;
  const fault = state.fault ?? cameraFault;
  const isPlace = target?.kind === 'place';
  return (
    <PictureScreen
      title={isPlace ? placeName(target.place, dictionary.value) : words.closeupTitle}
      overline={series && fill(words.step, { n: series.photo, total: series.photos })}
      picture={<Framing state={state} />}
      actions={countdown === null ? <Actions state={state} /> : <Cancel countdown={countdown} />}
    >
      {fault !== null ? (
        <Notice live>{faultText(fault)}</Notice>
      ) : (
        <PhotoFaults codes={state.photoFaults} again={state.failedTries > 1} />
      )}
      {target && <HowTo state={state} target={target} />}
      <p class="lead">{isPlace && state.handsFree ? words.handsFree : words.byButton}</p>
      {isPlace && nearIntimate.includes(target.place.site) && <p>{words.covered}</p>}
    </PictureScreen>
  );
}

function Framing({ state }: { state: KioskState }) {
  const words = dictionary.value.capture;
  const { target, countdown, guidance, previewUrl } = state;
  const { cameraSimulated, cameraFault } = state.devices;
  const isTurned = target?.kind === 'place' && target.turned;
  return (
    <div class="framing">
      <Preview
        src={previewUrl}
        label={words.preview}
        waiting={words.waiting}
        simulatedLabel={cameraSimulated ? words.simulated : null}
        failed={cameraFault !== null}
      />
      {previewUrl !== null && cameraFault === null && <p class="camera-light">{words.light}</p>}
      {guidance && countdown === null && (
        <p class="live-guide" aria-live="polite" data-guidance={guidance}>
          {dictionary.value.guidance[guidance]}
        </p>
      )}
      {countdown !== null && <CountdownNumber seconds={countdown} turned={isTurned} />}
    </div>
  );
}

function HowTo({ state, target }: { state: KioskState; target: TargetView }) {
  const words = dictionary.value.capture;
  if (target.kind === 'closeup') {
    const photo = state.photos.find(({ id }) => id === target.captureId);
    const spot = photo?.spots.find(({ id }) => id === target.lesionId);
    return (
      <div class="how-to">
        {photo && spot && <SpotCrop spot={spot} photo={photo} label={dictionary.value.photo.spot} />}
        <p>{words.closeupPose}</p>
      </div>
    );
  }
  const { place, point } = target;
  return (
    <section class="how-to" aria-label={words.pose}>
      <Pose place={place} point={point} />
      <p>{dictionary.value.poses[place.site][place.view]}</p>
    </section>
  );
}

function Cancel({ countdown }: { countdown: number }) {
  return (
    <Button kind="primary" disabled={countdown === 0} onPress={() => request({ type: 'cancel-countdown' })}>
      {countdown === 0 ? dictionary.value.countdown.still : dictionary.value.countdown.cancel}
    </Button>
  );
}

function Actions({ state }: { state: KioskState }) {
  const words = dictionary.value.capture;
  const { series, target, photos } = state;
  const [reading, setReading] = useState(false);
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
      <Button onPress={() => setReading(true)}>{words.tips}</Button>
      {reading && <Tips onClose={() => setReading(false)} />}
    </>
  );
}

function Tips({ onClose }: { onClose: () => void }) {
  const words = dictionary.value.capture;
  return (
    <Dialog name="tips" title={words.tips} onCancel={onClose}>
      <ul class="points">
        {words.tipList.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.tipsClose}
        </Button>
      </div>
    </Dialog>
  );
}
