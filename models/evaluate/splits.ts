import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseRows } from './csv.ts';

export const parts = ['validation', 'test'] as const;

export type Part = (typeof parts)[number];

const fileOf = (name: string) => fileURLToPath(new URL(`../evaluation/${name}`, import.meta.url));

const splitRow = z.object({
  source: z.string(),
  unit: z.string(),
  part: z.enum(['train', ...parts, 'withdrawn']),
});

/** What models/evaluation says about the data, frozen before training. */
export interface Splits {
  /**
   * The part of each patient (pad-ufes-20) or image (isic). `withdrawn` means that it duplicates a photo of an
   * independent test, so it neither trains nor measures anything. A patient or image that is not named belongs to no
   * part.
   */
  readonly partOf: ReadonlyMap<string, 'train' | Part | 'withdrawn'>;
  /** Photos of the test part on which one reader saw pen; nobody looked at the other parts. */
  readonly penMarks: ReadonlySet<string>;
}

/** @throws KioskError `usage` if a file of models/evaluation is not valid */
export async function readSplits(): Promise<Splits> {
  const splits = fileOf('splits.csv');
  const rows = parseRows(await readFile(splits, 'utf8'), splitRow, splits);
  const pen = fileOf('pen-marks.csv');
  const marked = parseRows(await readFile(pen, 'utf8'), z.object({ image: z.string() }), pen);
  return {
    partOf: new Map(rows.map(({ source, unit, part }) => [`${source} ${unit}`, part])),
    penMarks: new Set(marked.map(({ image }) => image)),
  };
}

/**
 * The rows of one part. If the splits name no unit of a folder, it is an outside set: nothing was trained on it, and
 * every row counts.
 */
export function rowsOfPart<R extends { readonly splitUnit: string }>(
  rows: readonly R[],
  { partOf }: Splits,
  part: Part,
): { readonly rows: readonly R[]; readonly outside: boolean } {
  if (!rows.some(({ splitUnit }) => partOf.has(splitUnit))) return { rows, outside: true };
  return { rows: rows.filter(({ splitUnit }) => partOf.get(splitUnit) === part), outside: false };
}
