import type { BodySite, KioskState } from '../../src/protocol.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { Photo } from '../shared/photo.tsx';
import { Preview } from '../shared/preview.tsx';
import { en } from '../strings/en.ts';
import { Figure, sitesInOrder } from './body-map.tsx';
import { faultText, PhotoFaults } from './faults.tsx';
import { Notice, PictureScreen } from './screen.tsx';
import { siteName } from './site-name.ts';

/** From the body map to the kept photo. */

const choose = (site: BodySite) => request({ type: 'choose-site', site });

export function BodySiteStep({ state }: { state: KioskState }) {
  const words = en.bodySite;
  return (
    <div class="body-site">
      <div class="body-site-words">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p>
          {words.text} {words.mirror}
        </p>
      </div>
      <div class="figures">
        <Figure side="front" onChoose={choose} />
        <Figure side="back" onChoose={choose} />
      </div>
      <ul class="site-list" aria-label={words.list}>
        {sitesInOrder.map((site) => (
          <li key={site}>
            <Button onPress={() => choose(site)}>{en.siteNames[site]}</Button>
          </li>
        ))}
      </ul>
      {state.photos.length > 0 && (
        <div class="actions">
          <Button onPress={() => request({ type: 'back-to-result' })}>{words.backToResult}</Button>
        </div>
      )}
    </div>
  );
}

export function CaptureStep({ state }: { state: KioskState }) {
  const words = en.capture;
  const { cameraSimulated, cameraFault } = state.devices;
  const fault = state.fault ?? cameraFault;
  return (
    <PictureScreen
      title={fill(words.title, { site: siteName(state.site) })}
      picture={
        <Preview
          src={state.previewUrl}
          label={words.preview}
          waiting={words.waiting}
          simulatedLabel={cameraSimulated ? words.simulated : null}
          failed={cameraFault !== null}
        />
      }
      actions={
        <>
          <Button kind="primary" disabled={state.takingPhoto} onPress={() => request({ type: 'take-photo' })}>
            {state.takingPhoto ? words.taking : words.takePhoto}
          </Button>
          <Button disabled={state.takingPhoto} onPress={() => request({ type: 'change-site' })}>
            {words.changeSite}
          </Button>
        </>
      }
    >
      {fault !== null ? <Notice live>{faultText(fault)}</Notice> : <PhotoFaults codes={state.photoFaults} />}
      <ol class="tips">
        {words.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ol>
      <p class="small">{words.covered}</p>
    </PictureScreen>
  );
}

export function ReviewStep({ state }: { state: KioskState }) {
  const words = en.review;
  const photo = state.photos.at(-1);
  const failed = state.fault !== null;
  return (
    <PictureScreen
      title={words.title}
      picture={
        photo && (
          <Photo
            photo={photo}
            label={fill(en.photo.label, { site: siteName(photo.site) })}
            simulatedLabel={en.photo.simulated}
          />
        )
      }
      actions={
        <>
          <Button kind="primary" onPress={() => request({ type: 'use-photo' })}>
            {failed ? words.tryAgain : words.usePhoto}
          </Button>
          <Button onPress={() => request({ type: 'take-again' })}>{words.takeAgain}</Button>
        </>
      }
    >
      {state.fault !== null && <Notice live>{faultText(state.fault)}</Notice>}
      <ul class="points points-open">
        {words.checks.map((check) => (
          <li key={check}>{check}</li>
        ))}
      </ul>
    </PictureScreen>
  );
}
