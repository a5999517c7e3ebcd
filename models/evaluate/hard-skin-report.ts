import { basename } from 'node:path';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { readLabelled } from './files.ts';
import {
  type AnalysedSkin,
  foundSection,
  ordinaryKindsSection,
  plantedBySkinSection,
  resultsSection,
} from './hard-skin-figures.ts';
import type { SkinPhoto } from './hard-skin-photos.ts';
import type { FolderReport } from './report.ts';
import { wholeWay } from './whole-way.ts';

/**
 * Skin that is hard to judge, each kind apart: the same photos and the same planted SPLs, as they are, with lentigines,
 * with hairs, with inflamed papules.
 * @param onPhoto called after each photo
 * @throws KioskError from the inference; `usage` if a photo is missing
 */
export async function reportHardSkin(
  folder: string,
  photos: readonly SkinPhoto[],
  vision: Vision,
  onPhoto: () => void,
): Promise<FolderReport> {
  const all: AnalysedSkin[] = [];
  for (const photo of photos) {
    const frame = await readLabelled(folder, photo.image, minShortSide);
    all.push({ ...photo, way: await wholeWay(frame, vision) });
    onPhoto();
  }
  const clean = all.filter(({ planted }) => planted.length === 0);
  return {
    name: basename(folder),
    notes: [
      'Development: the levels were chosen on the same photos as they are, not on these kinds of skin. Lentigines, hairs and papules are drawn, not photographed. A photo may show several planted lesions.',
    ],
    sections: [
      plantedBySkinSection(all),
      ordinaryKindsSection(clean),
      foundSection(clean),
      resultsSection(clean),
    ],
  };
}
