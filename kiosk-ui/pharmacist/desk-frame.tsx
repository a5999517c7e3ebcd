import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { DisplayButton } from '../shared/display-dialog.tsx';
import { fill } from '../shared/fill.ts';
import { customer, noticeOf, desk as words } from '../shared/staff-words.ts';
import { closeCase, desk, figures, link, opened, refusal, request, touched } from './desk.ts';
import { EndingSoon } from './ending.tsx';
import { Keyboard } from './keyboard.tsx';
import { ring } from './ring.ts';
import { SignOut } from './sign-out.tsx';

/** The parts on every page of the desk: the way back to the queue, the research notice, signing out. */
export function DeskFrame({ children }: { children: ComponentChildren }) {
  const state = desk.value;
  const view = opened.value;
  useEffect(watchPresence, []);
  useEffect(() => measureScreen(state?.screenWidthMm), [state?.screenWidthMm]);
  return (
    <>
      <header class="desk-top">
        <p class="desk-brand">
          {words.brand} <span>{words.role}</span>
        </p>
        {(view !== null || figures.value !== null) && (
          <Button kind="quiet" onPress={closeCase}>
            ‹ {words.frame.queue} ({state?.queue.length ?? 0})
          </Button>
        )}
        {view !== null && <h1 class="desk-number">{fill(words.queue.number, { number: view.number })}</h1>}
        {view === null && figures.value === null && (
          <Button kind="quiet" onPress={() => void request({ type: 'figures' })}>
            {words.frame.figures}
          </Button>
        )}
        <p class="desk-research">{noticeOf(state?.researchNotice ?? '')}</p>
        <DisplayButton words={customer.display} />
        <SignOut />
      </header>
      {children}
      <Keyboard />
      <Toasts />
      <EndingSoon />
      {state?.isCalled && <Called />}
    </>
  );
}

/** One millimetre in CSS pixels, on the kiosk's own screen. */
function measureScreen(widthMm: number | undefined): void {
  if (widthMm !== undefined)
    document.documentElement.style.setProperty('--mm', `${screen.width / widthMm}px`);
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
