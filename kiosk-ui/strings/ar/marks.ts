/** Sentences, and lists and tables of sentences. */
export type Words = string | undefined | readonly Words[] | { readonly [key: string]: Words };

/** Short vowels, doubling and tanwin (U+064B to U+0652), the dagger alif and the tatweel; hamza and madda stay. */
const marks = /[\u064B-\u0652\u0670\u0640]/g;

/**
 * Arabic as screens and papers show it: without the vowel marks that a speech engine needs. Works on one sentence, and
 * on all sentences of a list or table at any depth.
 */
export function withoutMarks<T extends Words>(words: T): T;
export function withoutMarks(words: Words): Words {
  if (words === undefined) return undefined;
  if (typeof words === 'string') return words.replace(marks, '');
  if (isList(words)) return words.map((one) => withoutMarks(one));
  return Object.fromEntries(Object.entries(words).map(([key, one]) => [key, withoutMarks(one)]));
}

/** `Array.isArray` does not narrow a read-only array. */
const isList = (words: Words): words is readonly Words[] => Array.isArray(words);
