import type {
  HistoryQuestion,
  KioskState,
  RiskQuestion,
  SevenPointItem,
  SkippableAnswer,
} from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { monkColours } from '../shared/monk.ts';
import { en } from '../strings/en/kiosk.ts';
import { Screen } from './screen.tsx';

const answers: readonly SkippableAnswer[] = ['no', 'yes', 'not-sure'];

/** Asks the questions that may be skipped, one at a time. */
export function RiskStep({ state }: { state: KioskState }) {
  const { riskQuestion: question } = state;
  if (question === null) return null;
  return question === 'tone' ? <Tone state={state} /> : <Asked state={state} question={question} />;
}

function Asked({ state, question }: { state: KioskState; question: HistoryQuestion | SevenPointItem }) {
  return (
    <Screen
      title={en.riskQuestions[question]}
      actions={
        <>
          {answers.map((answer) => (
            <Button
              key={answer}
              kind="choice"
              onPress={() => request({ type: 'answer-risk', given: { question, answer } })}
            >
              {en.riskAnswers[answer]}
            </Button>
          ))}
          <Around state={state} question={question} />
        </>
      }
    >
      <Where state={state} />
      <p class="lead">{en.riskHelp[question] ?? en.risk.help}</p>
    </Screen>
  );
}

function Tone({ state }: { state: KioskState }) {
  const words = en.risk;
  return (
    <Screen title={words.tone} actions={<Around state={state} question="tone" />}>
      <Where state={state} />
      <p class="lead">{words.toneHelp}</p>
      <ul class="tones">
        {monkColours.map(([tone, colour]) => (
          <li key={tone}>
            <button
              type="button"
              class="tone"
              aria-label={fill(words.toneName, { n: tone })}
              onClick={(event) => {
                if (event.detail < 2)
                  request({ type: 'answer-risk', given: { question: 'tone', answer: tone } });
              }}
            >
              <span class="tone-colour" style={{ backgroundColor: colour }} />
              <span class="tone-number">{tone}</span>
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function Where({ state }: { state: KioskState }) {
  return (
    <p class="overline">
      {en.risk.title}: {fill(en.risk.progress, { n: state.riskAnswered + 1, total: state.riskQuestions })}
    </p>
  );
}

/** Buttons that skip this question or all of them, or go back to the one before. */
function Around({ state, question }: { state: KioskState; question: RiskQuestion }) {
  return (
    <p class="around">
      {state.riskAnswered > 0 && (
        <Button onPress={() => request({ type: 'question-before', question })}>{en.risk.before}</Button>
      )}
      <Button onPress={() => request({ type: 'answer-risk', given: { question, answer: 'skipped' } })}>
        {en.riskAnswers.skipped}
      </Button>
      <Button onPress={() => request({ type: 'skip-questions' })}>{en.risk.skipAll}</Button>
    </p>
  );
}
