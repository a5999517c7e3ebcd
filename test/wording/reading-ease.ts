import type { Language } from '../../src/screening/visit/language.ts';

/** How many syllables a word has, by its groups of vowels: good for the mean of a text, not for a word alone. */
const syllables = (word: string, groups: RegExp): number => Math.max(1, word.match(groups)?.length ?? 0);

interface Measure {
  readonly groups: RegExp;
  /** @param sentence words a sentence; @param word syllables a word */
  readonly ease: (sentence: number, word: number) => number;
}

/**
 * Reading ease after Flesch, fitted to each language: Amstad 1978, Fernández Huerta 1959, Kandel and Moles 1958. 60 and
 * more is plain language, 100 the easiest. There is none for Arabic and Chinese that counts syllables of unmarked text.
 */
export const measures: Readonly<Partial<Record<Language, Measure>>> = {
  de: {
    groups: /[aeiouyäöü]+/giu,
    ease: (sentence, word) => 180 - sentence - 58.5 * word,
  },
  es: {
    groups: /[aeoáéíóú]+[iu]?|[iu]+/giu,
    ease: (sentence, word) => 206.84 - 1.02 * sentence - 60 * word,
  },
  fr: {
    // A mute e at the end is not spoken.
    groups: /(?!es?$)[aeiouyàâéèêëîïôûùœ]+/giu,
    ease: (sentence, word) => 207 - 1.015 * sentence - 73.6 * word,
  },
};

/** Reading ease of sentences, 0 to about 120. */
export function readingEase({ groups, ease }: Measure, sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/\p{L}+/gu) ?? []);
  const all = words.reduce((sum, word) => sum + syllables(word, groups), 0);
  return ease(words.length / sentences.length, all / words.length);
}
