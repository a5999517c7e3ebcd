import type { KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { en } from '../strings/en/kiosk.ts';
import { Screen } from './screen.tsx';
import { WelcomeArt } from './welcome-art.tsx';

/** The screens before the questions: welcome, what the check is, age, consent, and the end for those under 18. */

export function Welcome({ state }: { readonly state: KioskState }) {
  const { modelsReady } = state.devices;
  const words = en.welcome;
  return (
    <Screen
      title={words.title}
      art={<WelcomeArt />}
      actions={
        <Button kind="primary" disabled={!modelsReady} onPress={() => request({ type: 'begin' })}>
          {modelsReady ? words.begin : words.gettingReady}
        </Button>
      }
    >
      <p class="lead">{words.text}</p>
      <p class="brown-only">{words.brownOnly}</p>
      <ul class="facts">
        {words.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Screen>
  );
}

export function About() {
  const words = en.about;
  return (
    <Screen
      title={words.title}
      actions={
        <Button kind="primary" onPress={() => request({ type: 'understood' })}>
          {words.understood}
        </Button>
      }
    >
      <div class="columns">
        <section class="card">
          <h2>{words.isTitle}</h2>
          <ul class="yes-list">
            {words.is.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section class="card">
          <h2>{words.isNotTitle}</h2>
          <ul class="no-list">
            {words.isNot.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
      <p class="aside">
        <strong>{words.notCheckedTitle}:</strong> {words.notChecked}
      </p>
    </Screen>
  );
}

export function Age() {
  const words = en.age;
  return (
    <Screen
      title={words.title}
      actions={
        <>
          <Button kind="choice" onPress={() => request({ type: 'answer-age', adult: true })}>
            {words.yes}
          </Button>
          <Button kind="choice" onPress={() => request({ type: 'answer-age', adult: false })}>
            {words.no}
          </Button>
        </>
      }
    >
      <p class="lead">{words.text}</p>
    </Screen>
  );
}

export function TooYoung() {
  const words = en.tooYoung;
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
      <p class="lead">{words.advice}</p>
    </Screen>
  );
}

export function Consent({ state }: { state: KioskState }) {
  const words = en.consent;
  const points = state.devices.slipFolder === null ? words.points : [...words.points, words.slipKept];
  return (
    <Screen
      title={words.title}
      actions={
        <>
          <Button kind="primary" onPress={() => request({ type: 'consent' })}>
            {words.consent}
          </Button>
          <Button onPress={() => request({ type: 'stop-and-delete' })}>{words.decline}</Button>
        </>
      }
    >
      <ul class="points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p class="lead">
        <strong>{words.question}</strong>
      </p>
    </Screen>
  );
}
