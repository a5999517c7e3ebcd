import { z } from 'zod';

/** Vertical tab, form feed and Unicode's separators, which line breaks of a word processor become when pasted. */
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Invisible characters: control characters, marks that change the direction of writing, and a byte order mark. */
const invisible = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Normalises text to composed letters and lines that end in \n, without invisible characters. */
export const asRead = (text: string): string =>
  text.replace(lineBreaks, '\n').replaceAll('\t', ' ').replace(invisible, '').normalize('NFC');

/** Several lines of normalised text, trimmed. */
export const typedText = (most: number) => z.string().transform(asRead).pipe(z.string().trim().max(most));

/** One line of normalised text, trimmed. */
export const typedLine = (most: number) =>
  z
    .string()
    .transform((text) => asRead(text).replaceAll('\n', ' '))
    .pipe(z.string().trim().max(most));
