import { basename } from 'node:path';
import { triage } from '../../src/screening/judgement/triage.ts';
import { rankDistinctLesions } from '../../src/screening/lesion/distinct-lesions.ts';
import { analysed } from '../../src/vision/analysed.ts';
import { analyzeCloseup, analyzeWideField } from '../../src/vision/analyze.ts';
import { minShortSide, minShortSideCloseup } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { readLabelled } from './files.ts';
import type { CasePhoto } from './labelled-photos.ts';
import { type FolderReport, section } from './report.ts';

/**
 * Reports a few people's photos over time, case by case, because they are too few for any figure.
 * @param onPhoto called after each photo
 * @throws KioskError those of decodePhoto and of the inference; `usage` if the folder lacks a photo
 */
export async function reportCases(
  photos: readonly CasePhoto[],
  vision: Vision,
  onPhoto: () => void,
): Promise<FolderReport> {
  const rows: string[][] = [];
  for (const photo of photos) {
    const said = photo.closeup ? await gradeCloseup(photo, vision) : await analyseRegion(photo, vision);
    rows.push([photo.case, photo.place, basename(photo.image), photo.truth, said, photo.description]);
    onPhoto();
  }
  return {
    name: basename(photos[0]?.folder ?? ''),
    notes: [
      'Outside set of a few people, case by case. The truth is the final diagnosis of the case: early photos show the mole before it changed. The photos contain pen circles, arrows and rulers.',
    ],
    sections: [
      section('Cases', 'Close-ups are graded whole; regional photos go through the whole pipeline.', {
        tables: [
          {
            title: 'Photos in order of time',
            columns: ['case', 'photo', 'file', 'truth', 'what the kiosk says', 'description'],
            rows,
          },
        ],
      }),
    ],
  };
}

async function gradeCloseup({ folder, image }: CasePhoto, vision: Vision): Promise<string> {
  const frame = await readLabelled(folder, image, minShortSideCloseup);
  const { lesions } = await analysed(analyzeCloseup(frame, vision));
  return lesions.map(({ level, splScore }) => `${level}, SPL score ${splScore.toFixed(2)}`).join('; ');
}

async function analyseRegion({ folder, image }: CasePhoto, vision: Vision): Promise<string> {
  const frame = await readLabelled(folder, image, minShortSide);
  const { lesions: found, quality } = await analysed(analyzeWideField(frame, vision));
  const { personRule } = vision.manifest.classifier;
  const lesions = rankDistinctLesions(
    [{ ...frame, id: image, site: null, lesions: found }],
    personRule,
  ).flat();
  const count = (level: string) => lesions.filter((lesion) => lesion.level === level).length;
  const counts = `${lesions.length} lesions: ${count('refer')} refer, ${count('follow')} follow`;
  return `${triage([{ quality, lesions }], null).level} (${counts})`;
}
