import { plainLine, plainText } from './plain-text.ts';
import type { ScreeningRecord } from './record.ts';

/** Cleans everything that was typed into a record; an older release kept it as it was pasted. */
export function plainRecord(record: ScreeningRecord): ScreeningRecord {
  const { alias, review } = record;
  return {
    ...record,
    alias: alias && plainLine(alias),
    review: review && {
      ...review,
      reason: review.reason && plainText(review.reason),
      note: plainText(review.note),
      pharmacist: {
        name: plainLine(review.pharmacist.name),
        registration: plainLine(review.pharmacist.registration),
      },
    },
  };
}
