import { useState } from 'preact/hooks';
import type { KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { LanguageButtons, useOwnLanguageAgain } from './language-choice.tsx';
import { Notice, Screen } from './screen.tsx';
import { WelcomeArt } from './welcome-art.tsx';
import { dictionary, hours } from './words.ts';

/** The screens before the questions: the welcome, the consent, and the end for those who do not give it. */

export function Welcome({ state }: { readonly state: KioskState }) {
  const { modelsReady } = state.devices;
  const words = dictionary.value.welcome;
  const [reading, setReading] = useState(false);
  useOwnLanguageAgain(state);
  return (
    <>
      <Screen
        title={words.title}
        art={
          <>
            <WelcomeArt />
            <LanguageButtons />
          </>
        }
        actions={
          <>
            <Button kind="primary" disabled={!modelsReady} onPress={() => request({ type: 'begin' })}>
              {modelsReady ? words.begin : words.gettingReady}
            </Button>
            <Button onPress={() => setReading(true)}>{words.privacy}</Button>
          </>
        }
      >
        <p class="lead">{words.brownOnly}</p>
        {state.desk !== 'attended' && <Notice>{state.desk === 'closed' ? words.closed : words.empty}</Notice>}
      </Screen>
      {reading && <Privacy state={state} onClose={() => setReading(false)} />}
    </>
  );
}

function Privacy({ state, onClose }: { state: KioskState; onClose: () => void }) {
  const words = dictionary.value.privacy;
  return (
    <Dialog name="privacy" title={words.title} onCancel={onClose}>
      <ul class="points">
        <li>{words.who}</li>
        <li>{words.what}</li>
        <li>{fill(words.long, { hours: hours(state.keptHours) })}</li>
        <li>{words.rights}</li>
      </ul>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

export function Consent({ state }: { state: KioskState }) {
  const words = dictionary.value.consent;
  return (
    <Screen
      title={words.title}
      actions={
        <>
          <Button kind="primary" onPress={() => request({ type: 'consent' })}>
            {words.agree}
          </Button>
          <Button onPress={() => request({ type: 'decline' })}>{words.decline}</Button>
        </>
      }
    >
      <p class="lead">{words.photos}</p>
      <p class="lead">{words.notChecked}</p>
      {state.devices.slipFolder !== null && <Notice>{words.slipKept}</Notice>}
    </Screen>
  );
}

export function Declined() {
  const words = dictionary.value.declined;
  return (
    <Screen
      title={words.title}
      actions={
        <Button kind="primary" onPress={() => request({ type: 'finish' })}>
          {words.finish}
        </Button>
      }
    >
      <p class="lead">{words.text}</p>
    </Screen>
  );
}
