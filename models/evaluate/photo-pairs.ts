import { join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../src/errors.ts';
import type { Box, Point } from '../../src/screening/space/geometry.ts';
import { readOptional } from './files.ts';

const viewSchema = z.object({
  width: z.number(),
  height: z.number(),
  grid: z.array(z.array(z.tuple([z.number(), z.number()]))),
  boxes: z.array(z.object({ lesion: z.int(), x: z.number(), y: z.number(), w: z.number(), h: z.number() })),
});

const pairsSchema = z.array(
  z.object({
    images: z.tuple([z.string(), z.string()]),
    overlap: z.number(),
    views: z.tuple([viewSchema, viewSchema]),
  }),
);

/** Two photos of overlapping skin, as models/training/compose/pairs.py describes them. */
export type PhotoPair = z.infer<typeof pairsSchema>[number];
export type PairView = z.infer<typeof viewSchema>;

/** @throws KioskError `usage` */
export async function readPhotoPairs(folder: string): Promise<PhotoPair[]> {
  const path = join(folder, 'pairs.json');
  const text = await readOptional(path);
  if (text === undefined)
    throw new KioskError('usage', `${path} is missing. Make it with models/training/compose/pairs.py.`);
  try {
    return pairsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new KioskError(
      'usage',
      `${path} is not a list of pairs. Make it again with models/training/compose/pairs.py.`,
      {
        cause: error,
      },
    );
  }
}

export const boxesOf = (view: PairView): { readonly lesion: number; readonly box: Box }[] =>
  view.boxes.map(({ lesion, x, y, w, h }) => ({ lesion, box: { x, y, width: w, height: h } }));

/** The place on the skin that a photo's pixel shows, in pixels of the composed region. */
export function onSkin({ width, height, grid }: PairView, { x, y }: Point): Point {
  const rows = grid.length - 1;
  const columns = (grid[0]?.length ?? 1) - 1;
  const across = Math.min(Math.max((x / width) * columns, 0), columns);
  const down = Math.min(Math.max((y / height) * rows, 0), rows);
  const column = Math.min(Math.floor(across), columns - 1);
  const row = Math.min(Math.floor(down), rows - 1);
  const [right, below] = [across - column, down - row];
  const at = (i: number, axis: 0 | 1) => grid[row + (i >> 1)]?.[column + (i & 1)]?.[axis] ?? Number.NaN;
  const mixed = (axis: 0 | 1) =>
    (at(0, axis) * (1 - right) + at(1, axis) * right) * (1 - below) +
    (at(2, axis) * (1 - right) + at(3, axis) * right) * below;
  return { x: mixed(0), y: mixed(1) };
}
