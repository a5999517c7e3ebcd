import { basename } from 'node:path';
import { diameterOf } from '../../src/screening/space/geometry.ts';
import type { Vision } from '../../src/vision/vision.ts';
import type { AnnotatedPhoto, Baselines } from './annotated-photos.ts';
import { demoFolder } from './arguments.ts';
import { clutterSection, sceneSection } from './clutter-figures.ts';
import { diameterSection, frocSection, shippedSection } from './detector-figures.ts';
import { labelSection } from './label-figures.ts';
import { knownSection, wholeWaySection } from './people-report.ts';
import { type Case, type FolderReport, type Section, section } from './report.ts';
import { toneSection } from './tone-figures.ts';
import { type AnalysedPhoto, analysePhoto } from './wide-field-run.ts';

/**
 * Analyses every photo of a folder with boxes.json and reports the figures.
 * @param onPhoto called after each photo
 * @throws KioskError as analysePhoto
 */
export async function reportWideField(
  folder: string,
  photos: readonly AnnotatedPhoto[],
  baselines: Baselines,
  vision: Vision,
  onPhoto: () => void,
): Promise<FolderReport> {
  const analysedPhotos: AnalysedPhoto[] = [];
  for (const photo of photos) {
    analysedPhotos.push(await analysePhoto(folder, photo, vision));
    onPhoto();
  }
  const { levels, personRule } = vision.manifest.classifier;
  const sections: (Section | undefined)[] = [
    knownSection(
      analysedPhotos.flatMap(({ known, ...photo }) => (known ? [{ ...photo, known }] : [])),
      personRule,
    ),
    wholeWaySection(analysedPhotos, personRule),
    shippedSection(analysedPhotos),
    frocSection(analysedPhotos, baselines),
    diameterSection(analysedPhotos),
    toneSection(analysedPhotos),
    sceneSection(analysedPhotos),
    clutterSection(analysedPhotos),
    labelSection(analysedPhotos, levels.wideField),
    worstSection(folder, analysedPhotos),
  ];
  return {
    name: basename(folder),
    notes: notesOn(folder, analysedPhotos),
    sections: sections.filter((own) => own !== undefined),
  };
}

export function notesOn(folder: string, photos: readonly AnnotatedPhoto[]): string[] {
  const boxes = photos.flatMap((photo) => photo.boxes);
  const lesions = boxes.filter(({ counts }) => counts).length;
  const size = `${lesions} lesions in ${photos.length} photos.`;
  if (folder === demoFolder) {
    return [
      `The demonstration scenes, which are composed and no evidence of how well anything works on people. ${size}`,
    ];
  }
  if (basename(folder) === 'wide-dev') {
    return [
      `Development set, not a test: it guided thresholds and changes. ${size} The boxes are by one reader, who is not a dermatologist.`,
    ];
  }
  return boxes.some(({ source }) => source !== undefined)
    ? [
        `Composed photos: lesions of real people on made skin. ${size} The same lesion may appear in several photos, so the intervals are somewhat too narrow.`,
      ]
    : [`Wide-field photos with boxes: ${size}`];
}

/** How many of each kind the sheet of the worst cases shows. */
const worst = 24;

function worstSection(folder: string, photos: readonly AnalysedPhoto[]): Section {
  const misses = photos.flatMap(({ image, bothStages: { lesions } }) =>
    lesions
      .filter(({ detection }) => detection === undefined)
      .map(({ annotated: { box, label } }) => ({ image, box, label })),
  );
  const alarms = photos.flatMap(({ image, bothStages: { falseAlarms } }) =>
    falseAlarms.map((detection) => ({ image, ...detection })),
  );
  const missedCases = misses
    .sort((a, b) => diameterOf(b.box) - diameterOf(a.box))
    .map(({ image, box, label }): Case => {
      const kind = label ? `, ${label}` : '';
      return { folder, image, box, caption: `${image}: ${Math.round(diameterOf(box))} px${kind}` };
    });
  const alarmCases = alarms
    .sort((a, b) => b.confidence - a.confidence)
    .map(({ image, box, confidence, splScore }): Case => {
      const caption = `${image}: confidence ${confidence.toFixed(2)}, SPL score ${splScore.toFixed(2)}, ${Math.round(diameterOf(box))} px`;
      return { folder, image, box, caption };
    });
  return section(
    'Worst cases',
    'The largest lesions that were missed, and the most confident false alarms, both stages.',
    {
      sheets: [
        { title: `Missed (${worst} of ${missedCases.length} at most)`, cases: missedCases.slice(0, worst) },
        {
          title: `False alarms (${worst} of ${alarmCases.length} at most)`,
          cases: alarmCases.slice(0, worst),
        },
      ],
    },
  );
}
