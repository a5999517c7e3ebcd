/*
 * Names and notes stand on screens, papers and in exports. Control characters steer a terminal or a printer there, and
 * those of the bidirectional algorithm make a text read otherwise than it is stored: neither is part of what was said.
 */

/** Controls, those of bidirectional text (UAX #9), line separators, the byte order mark, halves of surrogate pairs. */
const notText = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]/gu;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;

/** Cleans a text of several lines; a tab becomes a space. */
export const plainText = (text: string): string =>
  text
    .replace(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replace(notText, (one) => (one === '\n' ? one : ''));

/** Cleans a text of one line; a line end becomes a space. */
export const plainLine = (text: string): string => plainText(text).replaceAll('\n', ' ');
