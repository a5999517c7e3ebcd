import { basename } from 'node:path';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { readLabelled } from './files.ts';
import { costSection, movedSection, ordinarySection, plantedSection } from './planted-figures.ts';
import { type AnalysedPlanted, outcomeOf, type SpotRow, spotRows } from './planted-outcome.ts';
import type { PlantedPhoto } from './planted-photos.ts';
import type { FolderReport } from './report.ts';
import { wholeWay } from './whole-way.ts';

/**
 * The development test of the levels: photos of real skin, as they are and with one SPL planted.
 * @param onPhoto called after each photo
 * @throws KioskError from the inference; `usage` if a photo is missing
 */
export async function reportPlanted(
  folder: string,
  photos: readonly PlantedPhoto[],
  vision: Vision,
  onPhoto: () => void,
): Promise<FolderReport & { readonly spots: readonly SpotRow[] }> {
  const all: AnalysedPlanted[] = [];
  for (const photo of photos) {
    const frame = await readLabelled(folder, photo.image, minShortSide);
    all.push({ ...photo, way: await wholeWay(frame, vision) });
    onPhoto();
  }
  const outcomes = all.flatMap(({ planted, way }) => (planted ? [outcomeOf(planted, way)] : []));
  const plain = all.filter(({ planted }) => planted === null);
  const spots = all.flatMap(spotRows);
  return {
    name: basename(folder),
    notes: [
      'Development test: levels and the person’s rule were chosen on it. Only the boxes of planted lesions are known; every spot in an unchanged photo counts as ordinary.',
    ],
    sections: [plantedSection(outcomes), ordinarySection(plain), movedSection(spots), costSection(all)],
    spots,
  };
}
