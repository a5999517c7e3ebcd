import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type LesionClass, mostProbable } from '../../src/screening/lesion/lesion.ts';
import type { Box } from '../../src/screening/space/geometry.ts';
import { classify } from '../../src/vision/models/classifier.ts';
import { cropAround } from '../../src/vision/pixels/crop.ts';
import { minShortSideCloseup } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { parseRows } from './csv.ts';
import { readLabelled, readOptional } from './files.ts';
import { type Part, parts } from './splits.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const list = join(root, 'models/evaluation/crops.csv');

/** Folder in which the commands of models/training lay out the listed pictures. */
const laidOut: Readonly<Record<string, string>> = {
  pictures: join(root, '.cache/detector/negatives'),
  'composed-crops': join(root, '.cache/evaluation/composed-crops'),
};

const row = z
  .object({
    folder: z.string().min(1),
    image: z.string().min(1),
    x: z.coerce.number(),
    y: z.coerce.number(),
    width: z.coerce.number().positive(),
    height: z.coerce.number().positive(),
    class: z.enum(['background', 'skinEdge', 'skin']),
    part: z.enum(parts),
  })
  .transform(({ folder, image, class: truth, part, ...box }) => ({ folder, image, truth, part, box }));

/** A crop without a lesion, frozen before training: the crop that the product would cut around `box`. */
export interface BareCrop {
  readonly path: string;
  readonly image: string;
  readonly truth: LesionClass;
  readonly box: Box;
}

/**
 * The part's crops of background, skin edge and skin that models/evaluation/crops.csv lists.
 * @param lesionFolder the folder of pad-ufes-20
 * @returns the crops, or why there are none
 * @throws KioskError `usage` if the list is not valid
 */
export async function readCrops(part: Part, lesionFolder: string): Promise<readonly BareCrop[] | string> {
  const text = await readOptional(list);
  if (text === undefined) return 'models/evaluation/crops.csv is missing.';
  const rows = parseRows(text, row, list).filter((own) => own.part === part);
  const folderOf = (name: string) => laidOut[name] ?? lesionFolder;
  for (const { folder, image } of rows) {
    const found = await access(join(folderOf(folder), image)).then(
      () => true,
      () => false,
    );
    if (!found) return `${folder}/${image} is not there (models/training/README.md says how to lay it out).`;
  }
  return rows.map(({ folder, image, truth, box }) => ({ path: folderOf(folder), image, truth, box }));
}

/** A crop without a lesion as the product grades it. */
export interface GradedCrop {
  readonly unit: string;
  readonly truth: LesionClass;
  readonly splScore: number;
  readonly predicted: LesionClass;
}

/** @throws KioskError those of classify and decodePhoto; `usage` if a picture is missing */
export async function gradeBareCrops(
  crops: readonly BareCrop[],
  { inference, manifest }: Vision,
): Promise<GradedCrop[]> {
  const size = manifest.classifier.input.shape[1] ?? 0;
  const graded: GradedCrop[] = [];
  for (const [image, own] of Map.groupBy(crops, ({ path, image: name }) => join(path, name))) {
    const [first] = own;
    if (!first) continue;
    const frame = await readLabelled(first.path, first.image, minShortSideCloseup);
    const cut = await Promise.all(own.map(({ box }) => cropAround(frame, box, size)));
    const grades = await classify(cut, inference, manifest.classifier);
    for (const [i, { splScore, probabilities }] of grades.entries()) {
      const truth = own[i]?.truth ?? 'background';
      graded.push({ unit: image, truth, splScore, predicted: mostProbable(probabilities) });
    }
  }
  return graded;
}
