import { textSizes, themes } from '../../kiosk-ui/shared/display.ts';
import { languages } from '../../src/screening/visit/language.ts';
import type { ScreenSize } from './layout.ts';

/** Screens that a kiosk has, in CSS pixels. */
const resolutions = [
  [1920, 1080],
  [1080, 1920],
  [1280, 800],
] as const;
const diagonals = [15, 21.5, 32];

/** How a screen is looked at. */
export interface Look {
  readonly language: (typeof languages)[number];
  readonly theme: (typeof themes)[number];
  readonly size: ScreenSize;
  /** Whether axe looks at it, too: that takes longer than the layout. */
  readonly isForAxe: boolean;
}

const sizeAt = (resolution: number, text: number, diagonal: number): ScreenSize => {
  const [width = 0, height = 0] = resolutions[resolution] ?? [];
  return { width, height, textSize: textSizes[text] ?? 'normal', inches: diagonals[diagonal] ?? 0 };
};

const range = (length: number) => Array.from({ length }, (_, i) => i);

/**
 * Some looks at one screen: each language once, and axe at every other. Over a visit's screens every pair of language,
 * colours, resolution, size of text and diagonal comes; each turns at a pace of its own.
 * @param screen counts the screens of the visit
 */
export function pairsOf(screen: number): Look[] {
  const pace = (screens: number) => Math.floor(screen / screens);
  return range(languages.length).map((turn) => ({
    language: languages[(turn + screen) % languages.length] ?? 'en',
    theme: themes[(turn + screen + pace(4)) % themes.length] ?? 'default',
    size: sizeAt(
      turn % resolutions.length,
      (turn + pace(6)) % textSizes.length,
      (turn + pace(2)) % diagonals.length,
    ),
    isForAxe: turn % 2 === pace(2) % 2,
  }));
}

/** The longest words in the largest text on the smallest screens; and a browser zoomed to 200 %. */
export const hardest: readonly Look[] = [
  ...range(resolutions.length).map((resolution) => sizeAt(resolution, textSizes.length - 1, 0)),
  { width: 960, height: 540, textSize: 'normal' as const, inches: 21.5 },
].map((size) => ({ language: 'de', theme: 'default', size, isForAxe: false }));

/** Every combination. axe takes each language, theme and size of text on one screen. */
export const everyLook: readonly Look[] = languages.flatMap((language) =>
  themes.flatMap((theme) =>
    range(resolutions.length).flatMap((resolution) =>
      range(textSizes.length).flatMap((text) =>
        range(diagonals.length).map((diagonal) => ({
          language,
          theme,
          size: sizeAt(resolution, text, diagonal),
          isForAxe: resolution === 2 && diagonal === 1,
        })),
      ),
    ),
  ),
);

/** For `npm run test:full`: every combination, but that colours change no layout. */
export const full = everyLook.filter(({ theme, isForAxe }) => theme === 'default' || isForAxe);
