import { fileURLToPath } from 'node:url';
import { type FontFile, readFont } from './font-file.ts';

/**
 * Fonts of the papers. `western` is what PDF readers and receipt printers have themselves; the others are files, in the
 * order in which a letter is looked for.
 */
export type Font = 'western' | ShippedFont;
export type ShippedFont = keyof typeof shipped;

const shipped = {
  /** Arabic, and nearly every script whose letters stand apart. */
  world: {
    family: 'DejaVu Sans Condensed',
    regular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
    bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  },
  chinese: {
    family: 'Noto Sans SC',
    regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  },
  /** Without colour: receipts are black. */
  emoji: {
    family: 'Noto Emoji',
    regular: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
    bold: '@expo-google-fonts/noto-emoji/700Bold/NotoEmoji_700Bold.ttf',
  },
} as const;

export const shippedFonts: readonly ShippedFont[] = ['world', 'chinese', 'emoji'];

export const familyOf = (font: ShippedFont): string => shipped[font].family;

export const fileOf = (font: ShippedFont, bold: boolean): string =>
  fileURLToPath(import.meta.resolve(shipped[font][bold ? 'bold' : 'regular']));

/** Helvetica's, as PDF readers draw it. */
const westernAscent = 0.718;
/** Chinese characters reach 0.88, brackets a little higher. */
const chineseAscent = 1;

/** Height of a line as a share of the font's size, where the font's own is for other scripts, too; else null. */
export const lineHeightOf = (font: Font): number | null => (font === 'chinese' ? 1.28 : null);

/** Height above the baseline as a share of the font's size. */
export const ascentOf = (font: Font, bold: boolean): number =>
  font === 'western' ? westernAscent : font === 'chinese' ? chineseAscent : read(font, bold).ascent;

/** Code page Windows-1252, for which a PDF's standard fonts and a receipt printer have letters. */
const western = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\n]*$/;

export const isWestern = (text: string): boolean => western.test(text);

/** Code points that join or order others and show nothing themselves. */
const shownByNothing = /\p{Default_Ignorable_Code_Point}/gu;
const control = /\p{Cc}/u;

/** Whether a font has every letter of a text, regular and bold. */
export function hasLetters(font: Font, text: string): boolean {
  const shown = text.replace(shownByNothing, '');
  if (font === 'western') return isWestern(shown);
  if (control.test(shown)) return false;
  const files = [read(font, false), read(font, true)];
  return [...shown].every((letter) => files.every((file) => file.letters.has(letter.codePointAt(0) ?? 0)));
}

/** Files that have been read, because a text needed them. */
const files = new Map<string, FontFile>();

function read(font: ShippedFont, bold: boolean): FontFile {
  const path = fileOf(font, bold);
  const known = files.get(path) ?? readFont(path);
  files.set(path, known);
  return known;
}
