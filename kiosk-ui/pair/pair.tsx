import { useState } from 'preact/hooks';
import { codeDigits, type PairReply, pairReplySchema } from '../../src/contract/desk-link.ts';
import { fill } from '../shared/fill.ts';
import { noticeOf, pairPage as words } from '../shared/staff-words.ts';
import { minutes, useCountdown } from '../shared/use-countdown.ts';

/** Asks for the code that the kiosk shows, and then leads on to the pharmacist's page. */
export function Pair({ researchNotice }: { researchNotice: string }) {
  const [code, setCode] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [pausedFor, setPausedFor] = useCountdown(0);
  const send = async () => {
    if (busy || pausedFor > 0) return;
    setBusy(true);
    const reply = await pair(code);
    setBusy(false);
    if (reply?.ok) return location.replace('/pharmacist/');
    setCode('');
    setMessage(reply === undefined ? words.failed : words.refusals[reply.code]);
    if (reply !== undefined) setPausedFor(reply.pausedForSeconds);
  };
  return (
    <main class="sign-in">
      <p class="sign-in-research">{noticeOf(researchNotice)}</p>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <form
        class="pair-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label for="code">{words.label}</label>
        <input
          id="code"
          class="pair-code"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={codeDigits + 1}
          value={code}
          disabled={pausedFor > 0}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit" class="button button-primary" disabled={busy || pausedFor > 0}>
          {words.ok}
        </button>
      </form>
      <p class="sign-in-message" role="alert">
        {pausedFor > 0 ? fill(words.paused, { time: minutes(pausedFor) }) : message}
      </p>
    </main>
  );
}

/** @returns undefined if the kiosk gives no answer that is one */
async function pair(typed: string): Promise<PairReply | undefined> {
  try {
    const response = await fetch('/pair/code', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code: typed.replaceAll(/\s/g, '') }),
    });
    return pairReplySchema.parse(await response.json());
  } catch {
    return undefined;
  }
}
