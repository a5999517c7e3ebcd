import type { Draft, Drafting, ScreeningRecord } from './record.ts';

export const draftingOf = ({ drafting }: Pick<ScreeningRecord, 'drafting'>): Drafting =>
  drafting ?? { revision: 0, draft: null };

/**
 * The record with what the pharmacist has filled in; with null, without it.
 * @param seen the latest revision that the page had when this was typed
 * @returns null where another page has changed it since
 */
export const drafted = (
  record: ScreeningRecord,
  draft: Draft | null,
  seen: number,
): (ScreeningRecord & { readonly drafting: Drafting }) | null =>
  draftingOf(record).revision === seen ? { ...record, drafting: { revision: seen + 1, draft } } : null;
