import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../src/errors.ts';
import { degradations } from './degrade.ts';
import { readOptional } from './files.ts';
import type { Variant } from './quality-sweep.ts';

const reading = z.number();
const readings = z.object({
  ...{ brightest: reading, blownOut: reading, chroma: reading, hue: reading, glare: reading },
  ...{ sharpness: reading, evenness: reading, noise: reading, hair: reading },
});

const swept = z.object({
  /** Hashes of the models that made the measurements. */
  models: z.string(),
  photo: z.string(),
  variants: z.array(
    z.object({
      photo: z.string(),
      kind: z.enum(Object.keys(degradations) as [keyof typeof degradations]).nullable(),
      step: z.int(),
      lesions: z.array(z.object({ diameter: z.number(), found: z.boolean() })),
      readings,
    }),
  ),
});

/**
 * What a sweep has measured so far, one line of JSON per photo. A sweep takes hours, and continues after an
 * interruption. New limits need no new sweep. New models do, and so does a change in what is read from a photo: delete
 * the file then.
 */
export class SweepFile {
  readonly #path: string;
  readonly #models: string;
  readonly #swept: Map<string, readonly Variant[]>;

  private constructor(path: string, models: string, swept: Map<string, readonly Variant[]>) {
    this.#path = path;
    this.#models = models;
    this.#swept = swept;
  }

  /** @throws KioskError `usage` if the file is something else, or was made with other models */
  static async open(path: string, models: string): Promise<SweepFile> {
    const photos = new Map<string, readonly Variant[]>();
    for (const line of ((await readOptional(path)) ?? '').split('\n').filter((text) => text !== '')) {
      const entry = swept.safeParse(parse(line));
      if (!entry.success) throw unusable(path, 'is not a list of swept photos');
      if (entry.data.models !== models) throw unusable(path, 'was made with other models');
      photos.set(entry.data.photo, entry.data.variants);
    }
    return new SweepFile(path, models, photos);
  }

  of(photo: string): readonly Variant[] | undefined {
    return this.#swept.get(photo);
  }

  async add(photo: string, variants: readonly Variant[]): Promise<void> {
    this.#swept.set(photo, variants);
    await mkdir(dirname(this.#path), { recursive: true });
    await appendFile(this.#path, `${JSON.stringify({ models: this.#models, photo, variants })}\n`);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const unusable = (path: string, why: string) =>
  new KioskError('usage', `${path} ${why}. Delete it, or name another folder with --out.`);
