import { useLayoutEffect } from 'preact/hooks';
import type { CaseView } from '../../src/contract/pharmacist.ts';
import { draftOf, fill, isAmending } from './draft.ts';

/** With Alt, so that no letter that somebody types does anything. */
type Key = 'n' | 'p' | 'a' | 'r';

/** Next and previous lesion, accept, refer: by keyboard alone. */
export function useKeys(view: CaseView, onStep: (by: 1 | -1) => void): void {
  // Before the next key can come: it acts on what is drawn now.
  useLayoutEffect(() => {
    const acts: Record<Key, () => void> = {
      n: () => onStep(1),
      p: () => onStep(-1),
      a: () => decide(view, 'accept'),
      r: () => decide(view, 'refer'),
    };
    const pressed = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!event.altKey || event.ctrlKey || event.metaKey || !isKey(key)) return;
      event.preventDefault();
      acts[key]();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

const isKey = (key: string): key is Key => ['n', 'p', 'a', 'r'].includes(key);

/** Fills in the decision and leads to what comes next: the reason for another level, or the pathway. */
function decide(view: CaseView, what: 'accept' | 'refer'): void {
  const proposed = view.triage?.level;
  if (proposed === undefined || view.incomplete || (view.review !== null && !isAmending(view))) return;
  if (what === 'accept' || proposed === 'refer') fill(view, { decision: 'accept', level: proposed });
  else fill(view, { decision: 'override', level: 'refer' });
  const next = draftOf(view).decision === 'override' ? 'textarea' : '[name="pathway"]';
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`.decide ${next}`)?.focus());
}
