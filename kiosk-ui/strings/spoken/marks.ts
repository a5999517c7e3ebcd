/** Arabic vowel marks, and the letters' lengthening: readers need neither, a voice needs the first. */
const marks = /[\u064B-\u0652\u0670\u0640]/g;

/** A text as it is shown: without vowel marks. */
export const withoutMarks = (text: string): string => text.replace(marks, '');
