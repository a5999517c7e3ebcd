/**
 * A pad of four buttons in place of the screen, which sends the keys down, up, Enter and Escape: on, back, press, out of
 * a dialog. Tab and Shift+Tab do the same as down and up.
 */
export function watchPad(): void {
  addEventListener('keydown', (event) => {
    const step = steps[event.key];
    // A slider keeps its arrows.
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    focusFrom(document.activeElement, step);
  });
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

const targets = 'button:not(:disabled), a[href], input:not(:disabled), [tabindex="0"]';

/** Focuses the next target on the page or in its dialog, in reading order; after the last comes the first. */
function focusFrom(now: Element | null, step: 1 | -1): void {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  const all = [...(dialog ?? document.body).querySelectorAll<HTMLElement | SVGElement>(targets)].filter(
    (target) => target.checkVisibility({ visibilityProperty: true }) && target.closest('[inert]') === null,
  );
  const isBefore = (target: Element) =>
    now !== null && (target.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const before = all.filter((target) => target !== now && isBefore(target)).length;
  const isTarget = all.some((target) => target === now);
  const at = step === 1 ? before + (isTarget ? 1 : 0) : before - 1;
  all.at(at % all.length)?.focus();
}
