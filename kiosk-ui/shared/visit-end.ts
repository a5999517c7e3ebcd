import { effect } from '@preact/signals';
import { state } from './daemon.ts';

/** Calls `reset` when a customer's visit has ended, so that the next one begins with the defaults. */
export function onVisitEnd(reset: () => void): void {
  let visit: string | undefined;
  let wasOver = false;
  effect(() => {
    const now = state.value;
    if (now === null) return;
    const over = now.step === 'done' || (now.step === 'welcome' && visit !== now.screeningId);
    if (over && !wasOver) reset();
    wasOver = over;
    visit = now.screeningId;
  });
}

/** Calls `reset` when the next visit begins: until then a customer may still be at the last screen. */
export function onNextVisit(reset: () => void): void {
  let visit: string | undefined;
  effect(() => {
    const next = state.value?.screeningId;
    if (visit !== undefined && next !== undefined && next !== visit) reset();
    visit = next ?? visit;
  });
}
