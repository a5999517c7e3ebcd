import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { KioskState, RestAnswer, RiskScreen, SevenPointItem } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { monkColours } from '../shared/monk.ts';
import { spotSigns } from '../strings/en/risk.ts';
import { Screen } from './screen.tsx';
import { Ticks, useTicks } from './ticks.tsx';
import { dictionary } from './words.ts';

/** The three screens of questions that may be skipped: the tone, the spots, the history. */

export function Tone({ state }: { state: KioskState }) {
  const words = dictionary.value.questions;
  const chosen = state.answers.tone;
  return (
    <Screen title={words.tone} actions={<Around state={state} from="tone" />}>
      <ul class="tones">
        {monkColours.map(([tone, colour]) => (
          <li key={tone}>
            <button
              type="button"
              class="tone"
              aria-label={fill(words.toneName, { n: tone })}
              aria-pressed={tone === chosen}
              onClick={(event) => event.detail < 2 && request({ type: 'answer-tone', tone })}
            >
              <span class="tone-colour" style={{ backgroundColor: colour }} />
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

const items = Object.keys(spotSigns) as SevenPointItem[];

export function Spots({ state }: { state: KioskState }) {
  const { spots } = state.answers;
  const { ticked, toggle } = useTicks(items.filter((item) => spots[item] === 'yes'));
  const answer = (rest: RestAnswer) => request({ type: 'answer-spots', ticked: [...ticked], rest });
  return (
    <Screen
      title={dictionary.value.questions.spots}
      actions={<TickActions state={state} from="spots" some={ticked.length > 0} onAnswer={answer} />}
    >
      <Ticks signs={items} names={dictionary.value.spotSigns} ticked={ticked} onToggle={toggle} />
    </Screen>
  );
}

export function History({ state }: { state: KioskState }) {
  const { history } = state.answers;
  const { ticked, toggle } = useTicks(state.historyAsked.filter((one) => history[one] === 'yes'));
  const answer = (rest: RestAnswer) => request({ type: 'answer-history', ticked: [...ticked], rest });
  return (
    <Screen
      title={dictionary.value.questions.history}
      actions={<TickActions state={state} from="history" some={ticked.length > 0} onAnswer={answer} />}
    >
      <Ticks
        signs={state.historyAsked}
        names={dictionary.value.historySigns}
        ticked={ticked}
        onToggle={toggle}
      />
    </Screen>
  );
}

interface AroundProps {
  readonly state: KioskState;
  readonly from: RiskScreen;
  readonly children?: ComponentChildren;
}

function TickActions({
  some,
  onAnswer,
  ...around
}: AroundProps & { readonly some: boolean; readonly onAnswer: (rest: RestAnswer) => void }) {
  const words = dictionary.value.questions;
  return (
    <Around {...around}>
      <Button kind="primary" onPress={() => onAnswer('no')}>
        {some ? words.next : words.none}
      </Button>
      <Button onPress={() => onAnswer('not-sure')}>{some ? words.notSureOfRest : words.notSure}</Button>
    </Around>
  );
}

/** The answers of a screen, with buttons that go back or skip all that is open, which says first what that costs. */
function Around({ state, from, children }: AroundProps) {
  const words = dictionary.value.questions;
  const [skipping, setSkipping] = useState(false);
  return (
    <>
      {children}
      <Button onPress={() => request({ type: 'back', from })}>{words.back}</Button>
      {!state.answers.complete && <Button onPress={() => setSkipping(true)}>{words.skipAll}</Button>}
      {skipping && (
        <Dialog name="skip" title={words.skipTitle} onCancel={() => setSkipping(false)}>
          <p>{words.skipText}</p>
          <div class="actions">
            <Button onPress={() => request({ type: 'skip-questions' })}>{words.skipConfirm}</Button>
            <Button kind="primary" autoFocus onPress={() => setSkipping(false)}>
              {words.skipCancel}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
