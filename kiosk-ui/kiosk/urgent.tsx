import type { KioskState, UrgentQuestion } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { urgentSigns } from '../strings/en/risk.ts';
import { Screen } from './screen.tsx';
import { SlipButton, SlipProgress } from './slip.tsx';
import { Ticks, useTicks } from './ticks.tsx';
import { dictionary } from './words.ts';

const signs = Object.keys(urgentSigns) as UrgentQuestion[];

/** The four urgent signs at once: all can be touched, and none can be passed. */
export function Urgent({ state }: { state: KioskState }) {
  const words = dictionary.value.questions;
  const { urgent, complete } = state.answers;
  const { ticked, toggle } = useTicks(signs.filter((sign) => urgent[sign] === 'yes'));
  return (
    <Screen
      title={words.urgent}
      actions={
        <>
          <Button
            kind="choice"
            disabled={ticked.length > 0}
            onPress={() => request({ type: 'no-urgent-sign' })}
          >
            {words.none}
          </Button>
          <Button kind="choice" onPress={() => request({ type: 'urgent-signs', ticked: [...ticked] })}>
            {words.someUrgent}
          </Button>
          {complete && (
            <Button onPress={() => request({ type: 'back', from: 'urgent' })}>{words.back}</Button>
          )}
        </>
      }
    >
      <Ticks signs={signs} names={dictionary.value.urgentSigns} ticked={ticked} onToggle={toggle} />
    </Screen>
  );
}

/** An urgent sign: no photo, the pharmacist now, who may see the answers where the customer agrees. */
export function SpeakNow({ state }: { state: KioskState }) {
  const words = dictionary.value.speakNowScreen;
  const { handedOver, slip, number } = state;
  return (
    <Screen
      title={dictionary.value.speakNow}
      actions={
        <>
          <SlipButton state={state} />
          <Button disabled={slip === 'printing'} onPress={() => request({ type: 'finish' })}>
            {words.finish}
          </Button>
          {slip === 'none' && handedOver !== 'yes' && (
            <Button onPress={() => request({ type: 'back', from: 'speak-now' })}>{words.change}</Button>
          )}
        </>
      }
    >
      <p class="lead">{words.text}</p>
      {handedOver === 'yes' ? (
        <p class="lead" role="status" data-handed-over="yes">
          {fill(words.given, { number })}
        </p>
      ) : state.mayHandOver ? (
        <section class="ask">
          <h2>{words.ask}</h2>
          <Button kind="choice" onPress={() => request({ type: 'hand-over', photos: true })}>
            {words.yes}
          </Button>
        </section>
      ) : null}
      <SlipProgress state={state} />
    </Screen>
  );
}
