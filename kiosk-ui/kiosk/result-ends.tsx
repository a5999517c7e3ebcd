import { useState } from 'preact/hooks';
import type { KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { outcomeSentence } from '../strings/outcome.ts';
import { Screen } from './screen.tsx';
import { SlipButton, SlipProgress } from './slip.tsx';
import { dictionary, hours } from './words.ts';

interface ResultAsksProps {
  readonly state: KioskState;
  readonly onBack: () => void;
  readonly onAnswered: () => void;
}

/** Asks whether the pharmacist may see the photos and answers: a consent of its own, with its reason. */
export function ResultAsks({ state, onBack, onAnswered }: ResultAsksProps) {
  const words = dictionary.value.handOver;
  const answer = (photos: boolean) => {
    request({ type: 'hand-over', photos });
    onAnswered();
  };
  return (
    <Screen
      title={words.question}
      actions={
        <>
          <Button kind="choice" onPress={() => answer(true)}>
            {words.yes}
          </Button>
          <Button kind="choice" onPress={() => answer(false)}>
            {words.no}
          </Button>
          <Button onPress={onBack}>{dictionary.value.result.back}</Button>
        </>
      }
    >
      <p class="lead">{words.reason}</p>
      <p class="lead">{fill(words.help, { hours: hours(state.keptHours) })}</p>
    </Screen>
  );
}

interface ResultSlipProps {
  readonly state: KioskState;
  readonly onBack: () => void;
  /** Leads back to the question, which a "no" leaves open until the end. */
  readonly onAsk: () => void;
}

/** The slip, and the end. */
export function ResultSlip({ state, onBack, onAsk }: ResultSlipProps) {
  const words = dictionary.value.result;
  const [leaving, setLeaving] = useState(false);
  const { slip, handedOver, number } = state;
  const asksForPharmacist = state.outcome !== 'no-finding';
  const finish = () => request({ type: 'finish' });
  return (
    <>
      <Screen
        title={dictionary.value.slipLeg.title}
        actions={
          <>
            <SlipButton state={state} />
            <Button
              kind={slip === 'printed' ? 'primary' : 'secondary'}
              disabled={slip === 'printing'}
              onPress={asksForPharmacist ? () => setLeaving(true) : finish}
            >
              {words.finish}
            </Button>
            <Button disabled={slip === 'printing'} onPress={onBack}>
              {words.back}
            </Button>
          </>
        }
      >
        <SlipProgress state={state} />
        {handedOver === 'yes' ? (
          <p role="status" data-handed-over="yes">
            {state.signed ? words.signed : fill(dictionary.value.handOver.given, { number })}
          </p>
        ) : (
          <div class="ask" role="status" data-handed-over={handedOver}>
            <p>
              {state.mayHandOver ? dictionary.value.handOver.notGiven : dictionary.value.handOver.notPossible}
            </p>
            {state.mayHandOver && <Button onPress={onAsk}>{dictionary.value.handOver.change}</Button>}
          </div>
        )}
      </Screen>
      {leaving && <Leaving state={state} onStay={() => setLeaving(false)} onFinish={finish} />}
    </>
  );
}

interface LeavingProps {
  readonly state: KioskState;
  readonly onStay: () => void;
  readonly onFinish: () => void;
}

/** Asked once, where the result asks for the pharmacist: what it says, again. */
function Leaving({ state, onStay, onFinish }: LeavingProps) {
  const hasSpots = state.photos.some(({ spots }) => spots.some(({ number }) => number !== null));
  return (
    <Dialog
      name="leaving"
      title={outcomeSentence(state.outcome, hasSpots, dictionary.value)}
      onCancel={onStay}
    >
      <p>{dictionary.value.finish.text}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onFinish}>
          {dictionary.value.finish.now}
        </Button>
        <Button
          onPress={() => {
            request({ type: 'call-pharmacist' });
            onStay();
          }}
        >
          {dictionary.value.finish.call}
        </Button>
      </div>
    </Dialog>
  );
}
