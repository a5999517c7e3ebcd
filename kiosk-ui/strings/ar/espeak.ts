/** Consonants that take over the L of the article before them. */
const sun = '[تثدذرزسشصضطظلن]';
/** What is written together with the article: "and", "with", "like". */
const joined = '(?<!\\p{L}\\p{M}*)(?:[وف]َ(?:[بك][َِ])?|[بك][َِ])';
/** The end of another word without a pause, or a joined word. */
const spokenOn = `(?<=[\\p{L}\\p{M}] |${joined})`;

/** What eSpeak NG 1.51 gets wrong, and the spelling that it gets right; in this order. */
const respellings: readonly (readonly [RegExp, string])[] = [
  /** Unicode puts the doubling mark behind the vowel: then no vowel is heard. */
  [/([\u064B-\u0650])\u0651/gu, '\u0651$1'],
  /** The article is heard in full within a phrase, where its A is silent and its L may be, too. */
  [new RegExp(`${spokenOn}ال(?=${sun}\u0651)`, 'gu'), ''],
  [new RegExp(`${spokenOn}ا(?=ل[^\\p{M}]|ل\u0652|لِا|${'\\p{L}'}\u0652)`, 'gu'), 'ٱ'],
  [/(?<=الِ|ٱلِ)ا/gu, 'ٱ'],
  /** At the start of a phrase, a doubled consonant after the article is heard three times as long. */
  [new RegExp(`(?<=(?<!\\p{L}\\p{M}*)ال${sun})\u0651`, 'gu'), ''],
  /** The silent alif of plural verbs is heard. */
  [/(?<=\u064Fو)ا(?![\p{L}\p{M}])/gu, ''],
  /** The feminine ending is a T before a pause, where it is an H. */
  [/ة(?=[^\p{L}\p{M}\d{]*(?:[.,،؛:؟!()»…]|$))/gu, 'ه'],
];

/** An Arabic text with vowel marks, spelled so that eSpeak NG pronounces it rightly. For the engine alone. */
export const espeakSpelling = (text: string): string =>
  respellings.reduce((spelled, [pattern, by]) => spelled.replace(pattern, by), text.normalize('NFC'));
