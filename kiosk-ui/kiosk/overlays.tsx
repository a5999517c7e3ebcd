import { useEffect, useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { dismissRestarted, request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { WaitingDots } from '../shared/waiting-dots.tsx';
import { counted, dictionary } from './words.ts';

/** Counts down between the daemon's messages, so that the number also moves on a busy machine. */
export function IdleWarning({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  const stay = () => request({ type: 'still-here' });
  const whole = Math.ceil(left);
  return (
    <Dialog name="idle" role="alertdialog" title={dictionary.value.idle.title} onCancel={stay}>
      <p>{dictionary.value.idle.text}</p>
      <p class="countdown" role="timer">
        {counted(dictionary.value.idle.seconds, whole)}
      </p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={stay}>
          {dictionary.value.idle.stay}
        </Button>
      </div>
    </Dialog>
  );
}

export function RestartedNotice() {
  return (
    <Dialog
      name="restarted"
      role="alertdialog"
      title={dictionary.value.link.restarted}
      onCancel={dismissRestarted}
    >
      <p>{dictionary.value.link.restartedText}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={dismissRestarted}>
          {dictionary.value.link.dismiss}
        </Button>
      </div>
    </Dialog>
  );
}

const calmAfterMs = 700;

/** Shown only if the link stays down for a moment: nobody needs to know of a short break. */
export function LinkLost() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), calmAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Dialog name="link" role="alertdialog" title={dictionary.value.link.lost}>
      <p>{dictionary.value.link.lostText}</p>
      <WaitingDots />
    </Dialog>
  );
}
