import type { KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { outcomeSentence } from '../strings/outcome.ts';
import { Screen } from './screen.tsx';
import { dictionary, hours } from './words.ts';

/** The last screen: what the visit came to, once more, and what became of the photos. */
export function Done({ state }: { state: KioskState }) {
  const words = dictionary.value.done;
  const { parting, handedOver, keptHours } = state;
  const sentence = parting && sentenceOf(parting);
  return (
    <Screen
      title={sentence ?? words.title}
      actions={
        // This visit is over and has nothing left to delete; the request leads to the welcome screen from any step.
        <Button kind="primary" onPress={() => request({ type: 'stop-and-delete' })}>
          {words.backToStart}
        </Button>
      }
    >
      <p class="lead">
        {handedOver === 'yes' ? fill(words.handedOver, { hours: hours(keptHours) }) : words.text}
      </p>
      {state.devices.slipFolder !== null && <p class="lead">{words.slipKept}</p>}
      {sentence === null && <p class="lead">{words.advice}</p>}
    </Screen>
  );
}

/** Null where the visit came to no result. */
function sentenceOf({ outcome, hasSpots, isUrgent }: NonNullable<KioskState['parting']>): string | null {
  if (isUrgent) return dictionary.value.speakNow;
  return outcome && outcomeSentence(outcome, hasSpots, dictionary.value);
}
