import bidiFactory from 'bidi-js/dist/bidi.mjs';

export type Direction = 'ltr' | 'rtl';

/** Text of which neighbouring characters run in one direction. */
export interface DirectedRun {
  readonly text: string;
  /** UAX #9: odd runs from right to left. */
  readonly level: number;
}

const bidi = bidiFactory();

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}]/u;
/** First-strong isolate and the end of it. */
const [open, close] = ['\u2068', '\u2069'];
/** Characters that order others and show nothing. */
const orders = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

export const isRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** The direction of a paragraph: that of its first letter, not counting values that were put into it. */
export function directionOf(text: string): Direction {
  if (!isRightToLeft(text)) return 'ltr';
  return (levelsOf(text).paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
}

/**
 * The left end of something that lies `offset` after the beginning of a column: its left end, or its right end where
 * text runs from right to left.
 */
export const leftEnd = (
  direction: Direction,
  column: { readonly x: number; readonly width: number },
  offset: number,
  width: number,
): number => column.x + (direction === 'rtl' ? column.width - offset - width : offset);

/** Keeps a text from changing the order of the words around it. */
export const isolated = (text: string): string => `${open}${text}${close}`;

export const withoutOrders = (text: string): string => text.replace(orders, '');

/** The level of each UTF-16 unit of a paragraph. */
export const levelsOf = (text: string) => bidi.getEmbeddingLevels(text, 'auto');

/** Puts the parts of a line in the order in which they stand on paper, from the left (UAX #9, L2). */
export function fromTheLeft<Part extends { readonly level: number }>(parts: readonly Part[]): Part[] {
  const ordered = [...parts];
  const most = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = most; level > 0; level -= 1) {
    let start = 0;
    for (let end = 0; end <= ordered.length; end += 1) {
      if ((ordered[end]?.level ?? -1) >= level) continue;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return ordered;
}

/** Brackets that face the other way. */
export const mirrored = (text: string): string =>
  [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter).join('');
