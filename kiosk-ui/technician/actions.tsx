import { useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { workshop as words } from '../shared/staff-words.ts';
import { ask } from './workshop.ts';

type Test = Parameters<typeof ask>[0];

/** Actions that use a device have to wait until nobody is at the kiosk. */
export function Actions({ restarts, busy }: { restarts: boolean; busy: boolean }) {
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{words.actions}</h2>
      <Action test="print-test" name={words.printTest} disabled={busy} />
      <Action test="capture-test" name={words.captureTest} note={words.captureNote} disabled={busy} />
      <Action test="restart" name={words.restart} note={words.restartNote} disabled={busy || !restarts} />
      <p>
        <a class="button button-secondary" href="/technician/support-bundle" download="">
          {words.bundle}
        </a>
        <small>{words.bundleNote}</small>
      </p>
    </section>
  );
}

interface ActionProps {
  readonly test: Test;
  readonly name: string;
  readonly note?: string;
  readonly disabled: boolean;
}

function Action({ test, name, note, disabled }: ActionProps) {
  const [message, setMessage] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const press = async () => {
    setRunning(true);
    setMessage(words.running);
    const reply = await ask(test);
    setRunning(false);
    if (reply === undefined) setMessage(null);
    else if (reply.ok) setMessage(fill(reply.simulated ? words.notDone : words.done, { value: reply.value }));
    else setMessage(fill(words.failed, { code: reply.code, message: reply.message }));
  };
  return (
    <div class="action">
      <Button onPress={() => void press()} disabled={disabled || running}>
        {name}
      </Button>
      {note !== undefined && <small>{note}</small>}
      <p role="status">{message}</p>
    </div>
  );
}
