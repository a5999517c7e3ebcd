import { join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../src/errors.ts';
import { readOptional } from './files.ts';

const side = z.number().positive();

/** A planted SPL, as models/training/compose writes it. */
export const plantedLesion = z
  .strictObject({
    ...{ x: z.number(), y: z.number(), w: side, h: side },
    diagnosis: z.enum(['MEL', 'BCC', 'SCC']),
    person: z.string().min(1),
    photo: z.string().min(1),
  })
  .transform(({ x, y, w, h, ...whose }) => ({ box: { x, y, width: w, height: h }, ...whose }));

const photos = z
  .array(
    z.strictObject({ image: z.string().min(1), tile: z.string().min(1), planted: plantedLesion.nullable() }),
  )
  .min(1);

/** A real wide-field photo, as it is or with one SPL of somebody else planted in it. */
export type PlantedPhoto = z.infer<typeof photos>[number];

export type PlantedLesion = z.infer<typeof plantedLesion>;

/**
 * A folder with planted.json (models/training/compose/planted.py). Undefined if there is none.
 * @throws KioskError `usage`, naming every fault of the file
 */
export const readPlantedPhotos = (folder: string): Promise<PlantedPhoto[] | undefined> =>
  readComposed(join(folder, 'planted.json'), photos, '{image, tile, planted}');

/**
 * A list that models/training/compose wrote. Undefined if there is none.
 * @param fields of an entry, for the message
 * @throws KioskError `usage`, naming every fault of the file
 */
export async function readComposed<T>(
  path: string,
  schema: z.ZodType<T>,
  fields: string,
): Promise<T | undefined> {
  const text = await readOptional(path);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new KioskError(
    'usage',
    `${path} is not a list of ${fields}. Make it again (models/training/README.md). ${z.prettifyError(parsed.error)}`,
  );
}

/** Undefined if it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
