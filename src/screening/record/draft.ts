import { sevenPointItems } from '../judgement/seven-point.ts';
import type { Draft, Drafting, ScreeningRecord } from './record.ts';

export const draftingOf = ({ drafting }: Pick<ScreeningRecord, 'drafting'>): Drafting =>
  drafting ?? { revision: 0, draft: null };

/**
 * The record with what the pharmacist has filled in; with null, without it. It stays as it is where it already has this
 * change: a page sends it again if the link was lost before the answer came.
 * @param seen the latest revision that the page had when this was typed
 * @returns null where another page has changed it since
 */
export function drafted(
  record: ScreeningRecord,
  draft: Draft | null,
  seen: number,
): (ScreeningRecord & { readonly drafting: Drafting }) | null {
  const drafting = draftingOf(record);
  if (drafting.revision === seen) return { ...record, drafting: { revision: seen + 1, draft } };
  const isAgain = drafting.revision === seen + 1 && draft !== null && isSame(draft, drafting.draft);
  return isAgain ? { ...record, drafting } : null;
}

const isSame = (a: Draft, b: Draft | null): boolean => b !== null && contentOf(a) === contentOf(b);

const contentOf = ({ sevenPoint, ...fields }: Draft): string =>
  JSON.stringify([
    Object.entries(fields).toSorted(),
    sevenPointItems.map((item) => sevenPoint[item] ?? null),
  ]);
