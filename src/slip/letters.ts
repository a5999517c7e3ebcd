import { charactersOf, fontOf } from './font-runs.ts';
import { isWestern } from './fonts.ts';

/**
 * The characters of a text that no font of the papers has, each once; paper would show boxes for them. Line breaks don't
 * count; other control characters do.
 */
export function missingLetters(text: string): string[] {
  if (isWestern(text)) return [];
  return [...new Set(charactersOf(text).filter((character) => fontOf(character) === null))];
}

/** Lists them for a sentence: control characters by their number, and at most 20. */
export const namesOf = (characters: readonly string[]): string =>
  characters
    .slice(0, 20)
    .map((one) => (/\p{C}/u.test(one) && [...one].length === 1 ? codeOf(one) : one))
    .join(' ');

const codeOf = (one: string): string =>
  `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
