import { effect, signal } from '@preact/signals';

export const textSizes = ['small', 'normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

export const themes = ['default', 'light', 'dark', 'soft'] as const;
export type Theme = (typeof themes)[number];

/** What somebody chose on this page; never stored. */
export const textSize = signal<TextSize>('normal');
export const theme = signal<Theme>('default');

/** Applies the choices to the document, now and whenever they change. */
export function applyDisplay(): void {
  const root = document.documentElement;
  effect(() => {
    root.dataset.textSize = textSize.value;
    root.dataset.theme = theme.value;
  });
}
