import { useEffect, useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { dismissRestarted, request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { WaitingDots } from '../shared/waiting-dots.tsx';
import { en } from '../strings/en/kiosk.ts';

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
    <Dialog name="idle" role="alertdialog" title={en.idle.title} onCancel={stay}>
      <p>{en.idle.text}</p>
      <p class="countdown" role="timer">
        {whole === 1 ? en.idle.second : fill(en.idle.seconds, { n: whole })}
      </p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={stay}>
          {en.idle.stay}
        </Button>
      </div>
    </Dialog>
  );
}

export function RestartedNotice() {
  return (
    <Dialog name="restarted" role="alertdialog" title={en.link.restarted} onCancel={dismissRestarted}>
      <p>{en.link.restartedText}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={dismissRestarted}>
          {en.link.dismiss}
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
    <Dialog name="link" role="alertdialog" title={en.link.lost}>
      <p>{en.link.lostText}</p>
      <WaitingDots />
    </Dialog>
  );
}
