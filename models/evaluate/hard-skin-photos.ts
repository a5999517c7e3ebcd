import { join } from 'node:path';
import { z } from 'zod';
import { plantedLesion, readComposed } from './planted-photos.ts';

/** Skin as it is in the photo, and the kinds that are harder. */
export const skinKinds = ['plain', 'lentigines', 'hairs', 'papules'] as const;

export type SkinKind = (typeof skinKinds)[number];

/** `own`: lesions that the photo showed before anything was drawn on it. */
export const ordinaryKinds = ['own', 'lentigo', 'papule'] as const;

const side = z.number().positive();

const ordinary = z
  .strictObject({ kind: z.enum(ordinaryKinds), x: z.number(), y: z.number(), w: side, h: side })
  .transform(({ kind, x, y, w, h }) => ({ kind, box: { x, y, width: w, height: h } }));

const photos = z
  .array(
    z.strictObject({
      image: z.string().min(1),
      tile: z.string().min(1),
      skin: z.enum(skinKinds),
      planted: z.array(plantedLesion),
      ordinary: z.array(ordinary),
    }),
  )
  .min(1);

/** A real wide-field photo with one kind of skin drawn on it, and with SPLs of other people planted, or with none. */
export type SkinPhoto = z.infer<typeof photos>[number];

/**
 * A folder with hard-skin.json (models/training/compose/hard_skin.py). Undefined if there is none.
 * @throws KioskError `usage`, naming every fault of the file
 */
export const readSkinPhotos = (folder: string): Promise<SkinPhoto[] | undefined> =>
  readComposed(join(folder, 'hard-skin.json'), photos, '{image, tile, skin, planted, ordinary}');
