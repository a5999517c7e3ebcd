import { useEffect, useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { counted, desk as words } from '../shared/staff-words.ts';
import { chime } from './chime.ts';
import { desk, heardAt, touched } from './desk.ts';

/** Enough to hear it and to come back from a customer at the counter. */
const warnSeconds = 60;
const chimeEveryMs = 20_000;

/** Warns, and is heard, before the session ends by itself. One touch anywhere puts the end off. */
export function EndingSoon() {
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY);
  const idle = desk.value?.sessionIdleSeconds;
  useEffect(() => {
    if (idle === undefined) return;
    const look = () => setLeft(Math.ceil(idle - (performance.now() - heardAt.value) / 1000));
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [idle]);
  const isSoon = left <= warnSeconds && left > 0;
  useEffect(() => {
    if (!isSoon) return;
    chime();
    const timer = setInterval(chime, chimeEveryMs);
    return () => clearInterval(timer);
  }, [isSoon]);
  if (!isSoon) return null;
  return (
    <Dialog name="ending" role="alertdialog" title={words.frame.endingTitle} onCancel={touched}>
      <p>{counted(words.frame.ending, left)}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={touched}>
          {words.frame.stay}
        </Button>
      </div>
    </Dialog>
  );
}
