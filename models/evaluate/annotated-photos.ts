import { join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../src/errors.ts';
import type { Box } from '../../src/screening/space/geometry.ts';
import type { AnnotatedBox } from './detection.ts';
import { readOptional } from './files.ts';

/** Boxes of clutter may be thinner than a pixel. */
const side = z.number().min(0);
const box = z.object({ x: z.number(), y: z.number(), w: side, h: side });

const toBox = ({ x, y, w, h }: z.infer<typeof box>): Box => ({ x, y, width: w, height: h });

const lesionBox = box
  .extend({
    w: side.positive(),
    h: side.positive(),
    class: z.enum(['lesion', 'ignore']),
    label: z.enum(['nspl-a', 'nspl-b', 'spl']).optional(),
    /** The photo from which a composed scene has this lesion. */
    source: z.string().optional(),
  })
  .transform(({ class: kind, label, source, ...own }) => ({
    box: toBox(own),
    counts: kind === 'lesion',
    label,
    source,
  }));

const photo = z.object({
  image: z.string().min(1),
  boxes: z.array(lesionBox),
  /** Monk skin tone, 1..10; composites may lie between two. A word (wide-dev has "light") is not a Monk tone. */
  tone: z.union([z.number().min(0).max(10), z.string().transform(() => undefined)]).optional(),
  person: z.string().min(1).optional(),
  /** Kind of scene, if a set is composed of several. */
  kind: z.string().min(1).optional(),
  clutter: z
    .array(box.extend({ kind: z.string().min(1) }).transform((own) => ({ box: toBox(own), kind: own.kind })))
    .optional(),
});

const photos = z.array(photo).min(1);

/** A wide-field photo with the lesions to be found in it. */
export type AnnotatedPhoto = z.infer<typeof photo>;

export type LesionBox = AnnotatedPhoto['boxes'][number] & AnnotatedBox;

/**
 * Reads photos with boxes from a folder with boxes.json. Undefined if there is none.
 * @throws KioskError `usage`, naming every fault of the file
 */
export async function readAnnotatedPhotos(folder: string): Promise<AnnotatedPhoto[] | undefined> {
  const path = join(folder, 'boxes.json');
  const text = await readOptional(path);
  if (text === undefined) return undefined;
  const parsed = photos.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  throw new KioskError(
    'usage',
    `${path} is not a list of {image, boxes: [{x, y, w, h, class}]}. Correct it. ${z.prettifyError(parsed.error)}`,
  );
}

const detections = z.array(
  box
    .extend({ confidence: z.number() })
    .transform((own) => ({ box: toBox(own), confidence: own.confidence })),
);

const baselines = z.record(z.string(), z.record(z.string(), detections));

/** Detections of other methods by method and photo. */
export type Baselines = z.infer<typeof baselines>;

/**
 * Reads what other methods found in the same photos: {METHOD: {image: [{x, y, w, h, confidence}]}}.
 * @throws KioskError `usage`
 */
export async function readBaselines(path: string): Promise<Baselines> {
  const text = await readOptional(path);
  if (text === undefined)
    throw new KioskError('usage', `${path} is missing. Name the file of the baselines.`);
  const parsed = baselines.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  throw new KioskError(
    'usage',
    `${path} is not {METHOD: {image: [{x, y, w, h, confidence}]}}. Correct it. ${z.prettifyError(parsed.error)}`,
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new KioskError('usage', `${path} is not JSON. Correct it.`, { cause: error });
  }
}
