/**
 * What a voice must be able to say so that every sentence of a dictionary can be heard. Pure: the page looks its texts
 * up here, and `npm run speech` renders each utterance as one file.
 */
import { withoutMarks } from '../ar/marks.ts';

/** A dictionary: sentences at any depth. */
export type Words = Readonly<Record<string, unknown>>;

/** A dictionary with what else is said in its language. @param name of the language, in that language */
export const spokenIn = (words: Words, name: string): Words => ({ ...words, name });

/** What of a dictionary is no sentence. */
const facts = new Set(['language', 'locale', 'direction']);

/** The place of a value in a sentence: `{name}`. */
export const place = /\{\w+\}/g;

/** Every number up to this one is an utterance; a longer one is read digit by digit. */
export const highestNumber = 199;

/** Every sentence of a dictionary, vowel marks and all. */
export const sentencesOf = (words: unknown, key = ''): string[] => {
  if (typeof words === 'string') return facts.has(key) ? [] : [words];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([name, inner]) => sentencesOf(inner, name));
};

/** A text as it is looked up: in one line, without signs that decorate a button. */
export const plain = (text: string): string =>
  withoutMarks(text).replace(/[‹›]/g, ' ').replace(/\s+/g, ' ').trim();

export const isSpoken = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** What a sentence says before, between and after its places. */
export const piecesOf = (sentence: string): string[] =>
  sentence
    .split(place)
    .map((piece) => piece.replace(/^[\s.,:;)،؛。，：；、]+/, '').trim())
    .filter(isSpoken);

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
const numbers = Array.from({ length: highestNumber + 1 }, (_, n) => String(n));

/** Every utterance of a language: how it is looked up, and what the voice is given to say. */
export function utterancesOf(words: Words): ReadonlyMap<string, string> {
  const all = [...sentencesOf(words).flatMap(piecesOf), ...numbers, ...letters];
  return new Map(all.toReversed().map((text) => [plain(text), text]));
}
