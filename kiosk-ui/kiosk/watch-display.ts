import { effect, signal } from '@preact/signals';
import { state } from '../shared/daemon.ts';
import { applyDisplay, textSize, theme } from '../shared/display.ts';
import { onVisitEnd } from '../shared/visit-end.ts';

/** Whether every photo is blurred, at the customer's touch. */
export const photosHidden = signal(false);

/** Applies the customer's choices, which end with the visit, and the size of the screen. */
export function watchDisplay(): void {
  const root = document.documentElement;
  applyDisplay();
  effect(() => {
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
