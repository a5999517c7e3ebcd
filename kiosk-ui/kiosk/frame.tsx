import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { KioskState, Step } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { DisplayButton } from '../shared/display-dialog.tsx';
import { fill } from '../shared/fill.ts';
import { noteOwnScreen } from '../shared/own-screen.ts';
import { SoundButtons } from '../sound/sound-buttons.tsx';
import type { KioskWords } from '../strings/en/kiosk.ts';
import { languages } from '../strings/languages.ts';
import { Globe, LanguageDialog } from './language-choice.tsx';
import { StandIns } from './stand-ins.tsx';
import { StopDialog } from './stop-dialog.tsx';
import { photosHidden } from './watch-display.ts';
import { dictionary, researchNotice, shown } from './words.ts';

type Part = keyof KioskWords['frame']['parts'];

const parts: readonly Part[] = ['questions', 'photo', 'check', 'result'];

const partOf: Partial<Record<Step, Part>> = {
  consent: 'questions',
  urgent: 'questions',
  tone: 'questions',
  spots: 'questions',
  history: 'questions',
  answers: 'questions',
  'body-site': 'photo',
  capture: 'photo',
  review: 'photo',
  analysing: 'check',
  result: 'result',
  'closeup-spot': 'photo',
};

/** Steps at which no visit runs, so that the pharmacist's link shows and there is nothing to stop. */
const between: readonly Step[] = ['welcome', 'done'];

/** Steps before anything was entered: to stop there deletes nothing, so nobody is asked. */
const empty: readonly Step[] = ['consent', 'declined'];

/** Steps that show a photo or the live picture. */
const withPhoto: readonly Step[] = ['capture', 'review', 'analysing', 'result', 'closeup-spot'];

/** The parts on every screen: the research notice, the note about simulated parts, the buttons below. */
export function Frame({ state, children }: { state: KioskState; children: ComponentChildren }) {
  const { step } = state;
  return (
    <>
      <header class="top">
        <div class="top-row">
          <p class="brand" role="img" aria-label={dictionary.value.frame.name}>
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <circle cx="16" cy="16" r="13" />
              <circle class="brand-spot" cx="16" cy="16" r="5" />
            </svg>
          </p>
          <Parts now={partOf[step]} />
          <p class="research" dir="auto" data-research-notice>
            {researchNotice(state.researchNotice)}
          </p>
        </div>
        <StandIns devices={state.devices} more={between.includes(step)} />
      </header>
      <main data-step={step}>{children}</main>
      <Footer state={state} />
    </>
  );
}

function Footer({ state }: { state: KioskState }) {
  const stopping = useSignal(false);
  const choosing = useSignal(false);
  const words = dictionary.value.frame;
  const { step } = state;
  const stop = () => {
    if (empty.includes(step)) request({ type: 'stop-and-delete' });
    else stopping.value = true;
  };
  return (
    <footer class="bottom">
      {between.includes(step) ? (
        <a class="button button-quiet" href="/pharmacist/" onClick={noteOwnScreen}>
          {words.pharmacist}
        </a>
      ) : (
        <>
          <Button kind="quiet" onPress={stop}>
            {words.stop}
          </Button>
          <CallButton state={state} />
        </>
      )}
      {withPhoto.includes(step) && <HideButton />}
      <SoundButtons named={step === 'welcome'} />
      <DisplayButton words={dictionary.value.display} />
      {step !== 'welcome' && (
        <Button
          kind="quiet"
          label={`${dictionary.value.languageChoice.title}: ${languages[shown.value].name}`}
          onPress={() => {
            choosing.value = true;
          }}
        >
          <Globe /> {languages[shown.value].name}
        </Button>
      )}
      {stopping.value && (
        <StopDialog
          onClose={() => {
            stopping.value = false;
          }}
        />
      )}
      {choosing.value && (
        <LanguageDialog
          onClose={() => {
            choosing.value = false;
          }}
        />
      )}
    </footer>
  );
}

/** Rings at the desk, and says what came of it. */
function CallButton({ state: { call, desk } }: { state: KioskState }) {
  const words = dictionary.value.frame;
  const ringing = desk === 'attended' ? words.ringing : words.nobody;
  const text = { none: words.call, ringing, answered: words.coming }[call];
  return (
    <span role="status" data-call={call}>
      <Button kind="quiet" disabled={call === 'ringing'} onPress={() => request({ type: 'call-pharmacist' })}>
        {text}
      </Button>
    </span>
  );
}

/** Blurs every photo with one touch, and shows it again with another. */
function HideButton() {
  return (
    <Button
      kind="quiet"
      onPress={() => {
        photosHidden.value = !photosHidden.value;
      }}
    >
      {photosHidden.value ? dictionary.value.frame.show : dictionary.value.frame.hide}
    </Button>
  );
}

/** Where in the visit this is: four marks, in words for those who can't see them. */
function Parts({ now }: { now: Part | undefined }) {
  if (now === undefined) return null;
  const reached = parts.indexOf(now);
  const label = fill(dictionary.value.frame.step, {
    n: reached + 1,
    part: dictionary.value.frame.parts[now],
  });
  return (
    <div class="parts" role="img" aria-label={label}>
      {parts.map((part, index) => (
        <span key={part} class={index <= reached ? 'part part-reached' : 'part'} />
      ))}
    </div>
  );
}
