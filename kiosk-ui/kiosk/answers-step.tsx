import type { KioskState, SkippableAnswer } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { monkColours } from '../shared/monk.ts';
import { Screen } from './screen.tsx';
import { dictionary } from './words.ts';

/** What the customer answered, each screen with a button that leads back to it. */
export function AnswersStep({ state }: { state: KioskState }) {
  const words = dictionary.value.answers;
  const { urgent, spots, history, tone } = state.answers;
  const rows = [
    ['urgent', words.urgent, said(urgent, dictionary.value.urgentSigns)],
    ['tone', words.tone, tone === 'skipped' ? words.skipped : ''],
    ['spots', words.spots, said(spots, dictionary.value.spotSigns)],
    ['history', words.history, said(history, dictionary.value.historySigns)],
  ] as const;
  return (
    <Screen
      title={words.title}
      actions={
        <Button kind="primary" onPress={() => request({ type: 'answers-are-right' })}>
          {words.right}
        </Button>
      }
    >
      <ul class="answers">
        {rows.map(([screen, name, text]) => (
          <li key={screen} class="answer" data-answer={screen}>
            <h2>{name}</h2>
            <p>
              {text}
              {screen === 'tone' && <Swatch tone={tone} />}
            </p>
            <Button
              label={`${words.change}: ${name}`}
              onPress={() => request({ type: 'change-answers', screen })}
            >
              {words.change}
            </Button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function Swatch({ tone }: { tone: KioskState['answers']['tone'] }) {
  const colour = monkColours.find(([one]) => one === tone)?.[1];
  return colour === undefined ? null : (
    <span
      class="swatch"
      role="img"
      aria-label={dictionary.value.questions.toneName.replace('{n}', String(tone))}
      style={{ backgroundColor: colour }}
    />
  );
}

/** The signs that were ticked, and what was said of the others where that was not "no". */
function said<Sign extends string>(
  given: Readonly<Partial<Record<Sign, SkippableAnswer>>>,
  names: Readonly<Record<Sign, string>>,
): string {
  const words = dictionary.value.answers;
  const signs = Object.keys(names) as Sign[];
  const ticked = signs.filter((sign) => given[sign] === 'yes').map((sign) => names[sign]);
  const hasAnswer = (answer: SkippableAnswer) => signs.some((sign) => given[sign] === answer);
  const rest = hasAnswer('skipped') ? [words.skipped] : hasAnswer('not-sure') ? [words.notSure] : [];
  const all = [...ticked, ...rest];
  return all.length > 0 ? all.join('; ') : words.none;
}
