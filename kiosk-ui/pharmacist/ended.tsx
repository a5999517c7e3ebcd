import { Button } from '../shared/button.tsx';
import { desk as words } from '../shared/staff-words.ts';
import { closeCase } from './desk.ts';
import { useFocus } from './use-focus.ts';

/** Replaces a screening that was erased while it was open, so that nothing of it stays on the page. */
export function Ended() {
  const main = useFocus();
  return (
    <main ref={main} class="queue" tabIndex={-1}>
      <h1>{words.result.ended}</h1>
      <p class="ended-text">{words.result.endedText}</p>
      <Button kind="primary" onPress={closeCase}>
        {words.frame.queue}
      </Button>
    </main>
  );
}
