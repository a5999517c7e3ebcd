import { basename } from 'node:path';
import { KioskError } from '../../src/errors.ts';
import { type AnnotatedPhoto, readAnnotatedPhotos } from './annotated-photos.ts';
import { type EvaluateArguments, usage } from './arguments.ts';
import type { CloseupSet } from './closeup-report.ts';
import { readSkinPhotos, type SkinPhoto } from './hard-skin-photos.ts';
import { type CasePhoto, type LabelledPhoto, type RoomPhoto, readLabelledFolder } from './labelled-photos.ts';
import { type PlantedPhoto, readPlantedPhotos } from './planted-photos.ts';
import { type Part, rowsOfPart, type Splits } from './splits.ts';

/** What one section of the report is about. */
export type Dataset = { readonly name: string; readonly part: Part | null } & (
  | { readonly kind: 'wide-field'; readonly folder: string; readonly photos: readonly AnnotatedPhoto[] }
  | { readonly kind: 'planted'; readonly folder: string; readonly photos: readonly PlantedPhoto[] }
  | { readonly kind: 'hard-skin'; readonly folder: string; readonly photos: readonly SkinPhoto[] }
  | { readonly kind: 'rooms'; readonly photos: readonly RoomPhoto[] }
  | { readonly kind: 'cases'; readonly photos: readonly CasePhoto[] }
  | CloseupSet
);

type Asked = Pick<EvaluateArguments, 'folders' | 'part' | 'limit'>;

/**
 * Reads every named folder.
 * @throws KioskError `usage`, which says what is wrong with which folder
 */
export async function readDatasets({ folders, part, limit }: Asked, splits: Splits): Promise<Dataset[]> {
  const first = <T>(photos: readonly T[]) => photos.slice(0, limit ?? photos.length);
  const datasets: Dataset[] = [];
  for (const folder of folders) {
    const name = basename(folder);
    const annotated = await readAnnotatedPhotos(folder);
    if (annotated) {
      datasets.push({ name, part: null, kind: 'wide-field', folder, photos: first(annotated) });
      continue;
    }
    const planted = await readPlantedPhotos(folder);
    if (planted) {
      datasets.push({ name, part: null, kind: 'planted', folder, photos: first(planted) });
      continue;
    }
    const hard = await readSkinPhotos(folder);
    if (hard) {
      datasets.push({ name, part: null, kind: 'hard-skin', folder, photos: first(hard) });
      continue;
    }
    const labelled = await readLabelledFolder(folder);
    if (!labelled) throw neither(folder);
    if (labelled.kind === 'cases') {
      datasets.push({ ...labelled, name, part: null, photos: first(labelled.photos) });
    } else if (labelled.kind === 'rooms') {
      datasets.push({ ...labelled, name, part: null, photos: first(labelled.photos) });
    } else {
      datasets.push({ name, ...ofPart(labelled.kind, labelled.photos, name) });
    }
  }
  return datasets;

  function ofPart(kind: CloseupSet['kind'], photos: readonly LabelledPhoto[], name: string): CloseupSet {
    const { rows, outside } = rowsOfPart(photos, splits, part);
    if (rows.length === 0) throw new KioskError('usage', `${name} has no photo of the ${part} part.`);
    return { kind, photos: first(rows), part: outside ? null : part };
  }
}

const neither = (folder: string) =>
  new KioskError(
    'usage',
    `${folder} has no boxes.json, planted.json, hard-skin.json or index.csv. Name a folder that has.\n\n${usage}`,
  );
