/*
 * Names and notes appear on screens, on papers and in exports. There, control characters could steer a terminal or a
 * printer, and those of bidirectional text could make it read differently than it is stored, so both are removed.
 */

/** Controls, those of bidirectional text (UAX #9), the byte order mark, halves of surrogate pairs. */
const notText = /(?!\n)\p{Cc}|[\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
/** Also vertical tab, form feed and Unicode's separators: a word processor's line break becomes one when pasted. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Cleans a text of several lines: composed letters, lines that end in \n; a tab becomes a space. */
export const plainText = (text: string): string =>
  text.replace(lineEnds, '\n').replaceAll('\t', ' ').replace(notText, '').normalize('NFC');

/** Cleans a text of one line; a line end becomes a space. */
export const plainLine = (text: string): string => plainText(text).replaceAll('\n', ' ');
