import type { Look, Part } from './news.ts';

/** The dialog on top, or else the screen. */
export const surface = (): Element | null =>
  [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main');

/** What can be read now. Null while the page draws nothing. */
export function look(): Look | null {
  const on = surface();
  if (on === null) return null;
  const parts = partsIn(on);
  const isDialog = on instanceof HTMLDialogElement;
  const kind = on instanceof HTMLElement ? (on.dataset.dialog ?? on.dataset.step) : '';
  return {
    key: `${kind} ${on.querySelector('h1, h2')?.textContent ?? ''}`,
    isDialog,
    parts,
    header: textsIn('header'),
    messages: textsIn('.toast-place, footer [role=status]'),
  };
}

const textsIn = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].flatMap((place) => partsIn(place).map(({ text }) => text));

/** The name of a button or a picture; null where what is in it says more. */
export function nameOf(element: Element): string | null {
  const name = element.getAttribute('aria-label') ?? element.getAttribute('alt');
  return name === null || name === '' ? (element.textContent?.trim() ?? null) : name;
}

/** Everything that can be read in an element, in its order. */
function partsIn(element: Element): Part[] {
  return [...element.childNodes].flatMap((node): Part[] => {
    if (node instanceof Text)
      return isText(node.data) ? [{ text: node.data.trim(), ...asText(element) }] : [];
    if (!(node instanceof Element) || node.ariaHidden === 'true' || !isShown(node)) return [];
    if (node.matches('button, a')) return buttonOf(node);
    if (node.matches('img, [role=img]')) return pictureOf(node);
    return node.matches('svg, progress, dialog, [data-countdown]') ? [] : partsIn(node);
  });
}

const isText = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });

/** A button that shows no words, like a colour or a part of the body, is named when it has the focus. */
function buttonOf(button: Element): Part[] {
  const pressed = button.ariaPressed === null ? null : button.ariaPressed === 'true';
  const hasWords = isText(button.textContent ?? '');
  const kind = button.matches(':disabled') ? 'waiting' : 'button';
  return hasWords ? [{ text: nameOf(button) ?? '', kind, pressed }] : [];
}

function pictureOf(picture: Element): Part[] {
  const text = nameOf(picture) ?? '';
  return isText(text) ? [{ text, kind: 'picture', pressed: null }] : [];
}

/** Whether a text stands in a live region, and in which kind. */
function asText(element: Element): Pick<Part, 'kind' | 'pressed'> {
  const region = element.closest('[role=timer], [aria-live=polite]');
  const kind = region === null ? 'text' : region.matches('[role=timer]') ? 'timer' : 'guide';
  return { kind, pressed: null };
}
