import { z } from 'zod';

/** Vertical tab, form feed and Unicode's separators: what a word processor's line break becomes when it is pasted. */
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters, marks that turn the direction of writing round, and a byte order mark: nobody sees them. */
const invisible = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as it is read: composed letters, no invisible characters, lines that end in \n. */
export const asRead = (text: string): string =>
  text.replace(lineBreaks, '\n').replaceAll('\t', ' ').replace(invisible, '').normalize('NFC');

/** Several lines of text, as they are read, without spaces around. */
export const typedText = (most: number) => z.string().transform(asRead).pipe(z.string().trim().max(most));

/** One line of text. */
export const typedLine = (most: number) =>
  z
    .string()
    .transform((text) => asRead(text).replaceAll('\n', ' '))
    .pipe(z.string().trim().max(most));
