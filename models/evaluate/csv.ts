import { z } from 'zod';
import { KioskError } from '../../src/errors.ts';

/**
 * Reads a CSV of RFC 4180, whose quoted fields may hold commas, line breaks and doubled quotes. Rows by column name.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  const [header = [], ...body] = rows.filter((row) => row.some((cell) => cell !== ''));
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/**
 * Rows of a CSV, parsed with the schema.
 * @param path path for the error message
 * @throws KioskError `usage`, naming the line and every fault in it
 */
export function parseRows<T>(text: string, row: z.ZodType<T>, path: string): T[] {
  return parseCsv(text).map((cells, i) => {
    const parsed = row.safeParse(cells);
    if (parsed.success) return parsed.data;
    throw new KioskError('usage', `${path}, row ${i + 1}: correct it. ${z.prettifyError(parsed.error)}`);
  });
}
