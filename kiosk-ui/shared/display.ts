import { effect, signal } from '@preact/signals';
import { state } from './daemon.ts';
import { onVisitEnd } from './visit-end.ts';

export const textSizes = ['small', 'normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

export const themes = ['default', 'light', 'dark', 'soft'] as const;
export type Theme = (typeof themes)[number];

/** The customer's choice; never stored, and reset when the visit ends. */
export const textSize = signal<TextSize>('normal');
export const theme = signal<Theme>('default');

/** Whether every photo is blurred, at the customer's touch. */
export const photosHidden = signal(false);

/** Applies the choices and the size of the screen to the document. */
export function watchDisplay(): void {
  const root = document.documentElement;
  effect(() => {
    root.dataset.textSize = textSize.value;
    root.dataset.theme = theme.value;
    root.dataset.photos = photosHidden.value ? 'hidden' : 'shown';
  });

  onVisitEnd(() => {
    textSize.value = 'normal';
    theme.value = 'default';
    photosHidden.value = false;
  });

  // One millimetre of the real screen in CSS pixels, for targets that are large enough for a finger.
  const measure = () => {
    const width = state.value?.screenWidthMm;
    if (width) root.style.setProperty('--mm', `${window.innerWidth / width}px`);
  };
  effect(measure);
  addEventListener('resize', measure);
}
