import type { ScreeningRecord } from './record.ts';

/** Vertical tab, form feed and Unicode's separators: a word processor's line breaks become these when they are pasted. */
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters, marks that change the direction of writing, and the byte order mark: nobody sees them. */
const invisible = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as a reader sees it: composed letters, no invisible characters, lines that end in \n. */
export const asRead = (text: string): string =>
  text.replace(lineBreaks, '\n').replaceAll('\t', ' ').replace(invisible, '').normalize('NFC');

/** The record with everything that was typed as a reader sees it. An older release kept it as it was pasted. */
export function recordAsRead(record: ScreeningRecord): ScreeningRecord {
  const { alias, review } = record;
  return {
    ...record,
    alias: alias && asRead(alias),
    review: review && {
      ...review,
      reason: review.reason && asRead(review.reason),
      note: asRead(review.note),
      pharmacist: {
        name: asRead(review.pharmacist.name),
        registration: asRead(review.pharmacist.registration),
      },
    },
  };
}
