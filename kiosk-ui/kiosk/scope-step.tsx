import type { ComponentChildren } from 'preact';
import type { KioskState, Request } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { en } from '../strings/en/kiosk.ts';
import { Person } from './person.tsx';
import { Screen } from './screen.tsx';

type Scope = Extract<Request, { type: 'choose-scope' }>['scope'];

/** Asks whether to check one spot or every part of the body in turn. */
export function ScopeStep({ state }: { state: KioskState }) {
  const words = en.scope;
  const left = state.fullCheckPhotos;
  return (
    <Screen
      wide
      title={words.title}
      actions={
        state.photos.length > 0 && (
          <Button onPress={() => request({ type: 'back-to-result' })}>{words.backToResult}</Button>
        )
      }
    >
      <div class="scopes">
        <ScopeCard scope="spot" name={words.spot} text={words.spotText} count={words.photo}>
          <circle class="pose-point" cx="36" cy="226" r="13" />
          <circle class="scope-ring" cx="36" cy="226" r="34" />
        </ScopeCard>
        {left > 0 && (
          <ScopeCard
            scope="full"
            name={state.photos.length > 0 ? words.rest : words.full}
            text={words.fullText}
            count={left === 1 ? words.photo : fill(words.photos, { n: left })}
          />
        )}
      </div>
    </Screen>
  );
}

interface ScopeCardProps {
  readonly scope: Scope;
  readonly name: string;
  readonly text: string;
  readonly count: string;
  readonly children?: ComponentChildren;
}

function ScopeCard({ scope, name, text, count, children }: ScopeCardProps) {
  return (
    <button
      type="button"
      class="scope"
      data-scope={scope}
      onClick={(event) => event.detail < 2 && request({ type: 'choose-scope', scope })}
    >
      <svg viewBox={scope === 'spot' ? '-130 120 260 260' : '-250 8 500 890'} aria-hidden="true">
        <Person side="front">{() => children}</Person>
      </svg>
      <span class="scope-name">{name}</span>
      <span class="scope-text">{text}</span>
      <span class="scope-count">{count}</span>
    </button>
  );
}
