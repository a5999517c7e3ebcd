import type { KioskState, UrgentAnswer } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { en } from '../strings/en/kiosk.ts';
import { Screen } from './screen.tsx';
import { Slip } from './slip.tsx';

const answers: readonly UrgentAnswer[] = ['no', 'yes', 'not-sure'];
const total = Object.keys(en.urgentQuestions).length;

export function Urgent({ state }: { state: KioskState }) {
  const words = en.urgent;
  const question = state.urgentQuestion;
  if (question === null) return null;
  return (
    <Screen
      title={en.urgentQuestions[question]}
      actions={answers.map((answer) => (
        <Button
          key={answer}
          kind="choice"
          onPress={() => request({ type: 'answer-urgent', question, answer })}
        >
          {en.urgentAnswers[answer]}
        </Button>
      ))}
    >
      <p class="overline">
        {words.title}: {fill(words.progress, { n: state.urgentAnswered + 1, total })}
      </p>
      <p class="lead">{words.help}</p>
    </Screen>
  );
}

export function SpeakNow({ state }: { state: KioskState }) {
  const words = en.speakNowScreen;
  return (
    <Screen
      title={en.speakNow}
      actions={
        <>
          <Slip.PrintButton state={state} />
          <Button
            kind={state.slip === 'printed' ? 'primary' : 'secondary'}
            disabled={state.slip === 'printing'}
            onPress={() => request({ type: 'finish' })}
          >
            {words.finish}
          </Button>
        </>
      }
    >
      <p class="lead">{words.text}</p>
      <p class="lead">{words.slipOffer}</p>
      <Slip.Progress state={state} />
    </Screen>
  );
}
