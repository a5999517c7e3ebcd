import { plainText } from './plain-text.ts';

/** How much of the referral letter the pharmacist's texts may take: with them its fullest form still has two pages. */

/** In points. The letter shows these texts at this size or larger, however much else it says. */
export const letterTextSize = 9;

/** Lines across the whole page at that size. */
export const mostLines = { reason: 8, note: 16 } as const;

/** Characters of an unfinished text that are kept, so that one that is too long can be shortened. */
export const mostTyped = 8000;

/** Width of a line in em: 174 mm at that size. */
const lineEm = 54.8;
/** Room of the words before a text, like "Pharmacist's note: ". */
const labelEm = 18;

const wide = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF`;
/** A Chinese character with the punctuation that stays beside it, or a word with the spaces after it. */
const words = new RegExp(
  `[（《「『【“‘]*[${wide}][，。、；：？！）》」』】”’…]*|(?:[^ ${wide}]| +(?=[!?:;.,)»/]))+ *| +`,
  'gu',
);

/**
 * Widths in em of letters in the papers' fonts, rather too large than too small. Each is looked for with the letter after
 * it, before which an Arabic letter is narrower.
 */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^\p{M}/u, 0.1],
  [/^[ ijl'.,I]/u, 0.29],
  [/^[tfr:;!|()[\]/"-]/u, 0.38],
  [/^[cskvxyzJ]/u, 0.53],
  [/^[MW@%—‰ŒÆœæ™]/u, 1],
  [/^[mwOQGCDHNUR&+=<>~]/u, 0.85],
  [/^(?=\p{Lu})\p{Script=Latin}/u, 0.8],
  [/^[\p{Script=Latin}\p{ASCII}\xa0]/u, 0.58],
  [/^[اأإآ]/u, 0.3],
  [/^[بتثنيئل](?=\p{Script=Arabic})/u, 0.35],
  [/^[سشصض](?=\p{Script=Arabic})/u, 0.9],
  [/^[سشصض]/u, 1.2],
  [/^(?:[رزذدوؤء،؛]|\p{Script=Arabic}(?=\p{Script=Arabic}))/u, 0.55],
  [/^\p{Script=Arabic}/u, 0.9],
  [new RegExp(`^[${wide}\\p{Pd}‘’“”…·]`, 'u'), 1],
];
const widest = 1.3;

function widthOf(text: string): number {
  const letters = [...text];
  return letters.reduce((sum, letter, i) => {
    const seen = letter + (letters[i + 1] ?? '');
    return sum + (widths.find(([pattern]) => pattern.test(seen))?.[1] ?? widest);
  }, 0);
}

/** Lines of the letter that a text takes: rather one too many than one too few. */
export function linesInLetter(text: string): number {
  const kept = plainText(text).trim();
  if (kept === '') return 0;
  return kept
    .split('\n')
    .reduce((lines, paragraph, i) => lines + linesOf(paragraph, i === 0 ? labelEm : 0), 0);
}

function linesOf(paragraph: string, taken: number): number {
  let lines = 1;
  let used = taken;
  for (const [word] of paragraph.matchAll(words)) {
    const width = widthOf(word);
    if (used > 0 && used + width > lineEm) {
      lines += 1;
      used = 0;
    }
    used += width;
    // A word that is longer than a line is broken anywhere.
    while (used > lineEm) {
      lines += 1;
      used -= lineEm;
    }
  }
  return lines;
}

export const fitsLetter = (text: string, most: number): boolean => linesInLetter(text) <= most;
