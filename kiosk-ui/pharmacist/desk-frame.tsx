import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../strings/en/pharmacist.ts';
import { closeCase, desk, heardAt, link, opened, refusal, request, touched } from './desk.ts';
import { Keyboard } from './keyboard.tsx';
import { ring } from './ring.ts';
import { door } from './session.ts';

/** The parts on every page of the desk: the way back to the queue, the research notice, signing out. */
export function DeskFrame({ children }: { children: ComponentChildren }) {
  const state = desk.value;
  const view = opened.value;
  useEffect(watchPresence, []);
  return (
    <>
      <header class="desk-top">
        <p class="desk-brand">
          {words.brand} <span>{words.role}</span>
        </p>
        {view !== null && (
          <Button kind="quiet" onPress={closeCase}>
            ‹ {words.frame.queue} ({state?.queue.length ?? 0})
          </Button>
        )}
        {view !== null && <p class="desk-number">{fill(words.queue.number, { number: view.number })}</p>}
        <p class="desk-research">{state?.researchNotice}</p>
        <Button kind="quiet" onPress={() => void door.signOut()}>
          {words.frame.signOut}
        </Button>
      </header>
      {children}
      <Keyboard />
      <Toasts />
      <EndingSoon />
      {state?.isCalled && <Called />}
    </>
  );
}

/** The customer at the kiosk calls: a sound, and a dialog until somebody answers it. */
function Called() {
  const answer = () => void request({ type: 'answer-call' });
  useEffect(ring, []);
  return (
    <Dialog name="called" role="alertdialog" title={words.frame.calledTitle} onCancel={answer}>
      <p>{words.frame.called}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={answer}>
          {words.frame.answerCall}
        </Button>
      </div>
    </Dialog>
  );
}

function watchPresence(): () => void {
  const names = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
  for (const name of names) addEventListener(name, touched, { passive: true, capture: true });
  return () => {
    for (const name of names) removeEventListener(name, touched, { capture: true });
  };
}

const arrivedMs = 6000;

function Toasts() {
  const count = desk.value?.queue.length ?? 0;
  const before = useRef<number | null>(null);
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    const isNew = before.current !== null && count > before.current && opened.value !== null;
    before.current = desk.value === null ? null : count;
    if (!isNew) return;
    setArrived(true);
    const timer = setTimeout(() => setArrived(false), arrivedMs);
    return () => clearTimeout(timer);
  }, [count]);
  const refused = refusal.value;
  return (
    <div class="toast-place" role="status">
      {link.value === 'lost' ? (
        <p class="toast">{words.frame.lost}</p>
      ) : refused !== null ? (
        <p class="toast">
          {fill(words.faultsOfWork[refused.code], { characters: refused.characters ?? '' })}
        </p>
      ) : (
        arrived && <p class="toast">{words.frame.arrived}</p>
      )}
    </div>
  );
}

const warnSeconds = 30;

/** Warns before the session ends by itself, because everything typed would be lost with it. */
function EndingSoon() {
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY);
  const idle = desk.value?.sessionIdleSeconds;
  useEffect(() => {
    if (idle === undefined) return;
    const timer = setInterval(
      () => setLeft(Math.ceil(idle - (performance.now() - heardAt.value) / 1000)),
      1000,
    );
    return () => clearInterval(timer);
  }, [idle]);
  if (left > warnSeconds || left <= 0) return null;
  return (
    <Dialog name="ending" role="alertdialog" title={words.frame.endingTitle} onCancel={touched}>
      <p>{fill(words.frame.ending, { n: left })}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={touched}>
          {words.frame.stay}
        </Button>
      </div>
    </Dialog>
  );
}
