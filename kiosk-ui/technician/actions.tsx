import { useState } from 'preact/hooks';
import type { TestReply } from '../../src/contract/technician.ts';
import { Button } from '../shared/button.tsx';
import { Files } from '../shared/files.tsx';
import { fill } from '../shared/fill.ts';
import { workshop as words } from '../shared/staff-words.ts';
import { SaidFailure } from './said.tsx';
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
      <div class="action">
        <Files
          files={[{ href: '/technician/support-bundle', name: words.bundle }]}
          instead={
            <>
              {words.bundleNotHere} <code dir="ltr">sudo spl-kiosk support-bundle &gt; FILE.json</code>
            </>
          }
        />
        <small>{words.bundleNote}</small>
      </div>
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
  const [reply, setReply] = useState<TestReply | undefined>();
  const [running, setRunning] = useState(false);
  const press = async () => {
    setRunning(true);
    setReply(await ask(test));
    setRunning(false);
  };
  return (
    <div class="action">
      <Button onPress={() => void press()} disabled={disabled || running}>
        {name}
      </Button>
      {note !== undefined && <small>{note}</small>}
      <p role="status">
        {running ? words.running : reply !== undefined && <Reply test={test} reply={reply} />}
      </p>
    </div>
  );
}

function Reply({ test, reply }: { test: Test; reply: TestReply }) {
  if (!reply.ok) {
    const [before, after] = fill(words.failed, { code: reply.code }).split('{message}');
    return (
      <>
        {before}
        <SaidFailure failure={reply} />
        {after}
      </>
    );
  }
  if (test === 'restart') return <>{words.restarting}</>;
  return <>{fill(reply.simulated ? words.notDone : words.done, { value: reply.value })}</>;
}
