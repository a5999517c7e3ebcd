import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../errors.ts';

const annotatedPhotos = z.array(
  z.object({
    image: z.string(),
    boxes: z.array(
      z.object({
        x: z.number(),
        y: z.number(),
        w: z.number(),
        h: z.number(),
        class: z.enum(['lesion', 'ignore']),
      }),
    ),
  }),
);

/** Photos with boxes: a folder with boxes.json, as shared/data/wide-dev. Undefined where there is none. */
export async function readAnnotatedPhotos(folder: string) {
  const text = await read(join(folder, 'boxes.json'));
  return text === undefined ? undefined : parseAnnotated(text, folder);
}

function parseAnnotated(text: string, folder: string) {
  try {
    return annotatedPhotos.parse(JSON.parse(text));
  } catch (error) {
    throw new KioskError(
      'usage',
      `${folder}/boxes.json is not a list of {image, boxes: [{x, y, w, h, class}]}. Correct it.`,
      { cause: error },
    );
  }
}

/** Rows of index.csv by column name. Undefined where there is no such file. */
export async function readIndex(folder: string): Promise<Record<string, string>[] | undefined> {
  const text = await read(join(folder, 'index.csv'));
  return text === undefined ? undefined : parseCsv(text);
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new KioskError('usage', `${path} can't be read.`, { cause: error });
  }
}

/** RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */
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
