import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SignInState } from '../../src/contract/sign-in.ts';
import { Button } from './button.tsx';
import type { Door, Refusal } from './door.ts';
import { fill } from './fill.ts';
import { useWayBack } from './own-screen.ts';
import { counted, noticeOf, signIn as words } from './staff-words.ts';
import { minutes, useCountdown } from './use-countdown.ts';

const most = 12;
const fewest = 6;
const lookAgainMs = 5000;

type Role = keyof typeof words.titles;

interface SignInProps {
  readonly who: Role;
  readonly door: Door;
  readonly state: SignInState;
  /** What the page says to people who are not signed in. */
  readonly children?: ComponentChildren;
}

/** Asks for the PIN, by touch or keyboard. If none is set, or it can't be read, nobody gets in here. */
export function SignIn({ who, door, state, children }: SignInProps) {
  const [pin, setPin] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [lockedFor, setLockedFor] = useCountdown(state.lockedForSeconds);
  const disabled = busy || lockedFor > 0 || state.pin !== 'set';

  const type = (digit: string) => {
    if (disabled) return;
    setMessage(null);
    setPin((before) => (before.length < most ? before + digit : before));
  };
  const send = async () => {
    if (disabled || pin.length < fewest) return;
    setBusy(true);
    const refusal = await door.signIn(pin);
    setBusy(false);
    setPin('');
    if (refusal === undefined) setMessage(words.noAnswer);
    if (!refusal) return;
    if ('lockedForSeconds' in refusal) setLockedFor(refusal.lockedForSeconds);
    setMessage(refusal.code === 'pin-locked' ? null : sentenceOf(refusal));
  };

  useEffect(() => {
    // A technician may be about to set one.
    if (state.pin === 'set') return;
    const timer = setInterval(() => void door.look(), lookAgainMs);
    return () => clearInterval(timer);
  }, [state.pin, door]);
  useWayBack();
  useKeys(type, () => setPin((before) => before.slice(0, -1)), send);
  return (
    <main class="sign-in">
      <p class="sign-in-research">{noticeOf(state.researchNotice)}</p>
      {children}
      <h1>{words.titles[who]}</h1>
      <p class="pin-dots" role="status" aria-label={counted(words.digits, pin.length)}>
        {Array.from({ length: Math.max(fewest, pin.length) }, (_, i) => (
          <span key={i} data-filled={i < pin.length} />
        ))}
      </p>
      <p class="sign-in-message" role="alert">
        {state.pin !== 'set'
          ? words[state.pin]
          : lockedFor > 0
            ? fill(words.locked, { time: minutes(lockedFor) })
            : message}
      </p>
      <div class="keypad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <Key key={digit} label={digit} disabled={disabled} onPress={() => type(digit)} />
        ))}
        <Key
          label="⌫"
          name={words.erase}
          disabled={disabled || pin === ''}
          onPress={() => setPin((before) => before.slice(0, -1))}
        />
        <Key label="0" disabled={disabled} onPress={() => type('0')} />
        <Button kind="primary" disabled={disabled || pin.length < fewest} onPress={() => void send()}>
          {words.ok}
        </Button>
      </div>
      {!state.isLinked && (
        <>
          <a class="sign-in-back" href="/">
            {words.back}
          </a>
          <a class="sign-in-back" href={who === 'pharmacist' ? '/technician/' : '/pharmacist/'}>
            {words.others[who]}
          </a>
        </>
      )}
    </main>
  );
}

interface KeyProps {
  readonly label: string;
  readonly name?: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Unlike Button, it accepts every tap of a quick hand: two equal digits in a row are not a double tap. */
const Key = ({ label, name, disabled, onPress }: KeyProps) => (
  <button type="button" class="button" aria-label={name} disabled={disabled} onClick={onPress}>
    {label}
  </button>
);

function sentenceOf(refusal: Refusal): string {
  if (!('triesLeft' in refusal)) return words.failed;
  const { code, triesLeft } = refusal;
  if (code === 'pin-wrong') return counted(words.wrong, triesLeft);
  return code === 'pin-locked' ? words.locked : words.refusals[code];
}

function useKeys(onDigit: (digit: string) => void, onErase: () => void, onEnter: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) onDigit(event.key);
      else if (event.key === 'Backspace') onErase();
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onEnter();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}
