import type { KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { en } from '../strings/en/kiosk.ts';
import { Screen } from './screen.tsx';

export function Done({ state }: { state: KioskState }) {
  const words = en.done;
  return (
    <Screen
      title={words.title}
      actions={
        // This visit is over and has nothing left to delete; the request leads to the welcome screen from any step.
        <Button kind="primary" onPress={() => request({ type: 'stop-and-delete' })}>
          {words.backToStart}
        </Button>
      }
    >
      <p class="lead">
        {state.handedOver === 'yes' ? fill(words.handedOver, { hours: state.keptHours }) : words.text}
      </p>
      {state.devices.slipFolder !== null && <p class="lead">{words.slipKept}</p>}
      <p class="lead">{words.advice}</p>
    </Screen>
  );
}
