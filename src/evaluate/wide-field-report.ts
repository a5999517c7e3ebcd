import { basename } from 'node:path';
import { diameterOf } from '../screening/geometry.ts';
import type { PersonRule } from '../screening/person-rule.ts';
import type { Vision } from '../vision/analyze.ts';
import type { AnnotatedPhoto, Baselines } from './annotated-photos.ts';
import { demoFolder } from './arguments.ts';
import { clutterSection, sceneSection } from './clutter-figures.ts';
import { diameterSection, frocSection, shippedSection, unitOf } from './detector-figures.ts';
import { labelSection } from './label-figures.ts';
import { outcomeOf, type PersonPhoto, peopleSection } from './people-figures.ts';
import { type Case, type FolderReport, type Section, section } from './report.ts';
import { toneSection } from './tone-figures.ts';
import { type AnalysedPhoto, analysePhoto } from './wide-field-run.ts';

/**
 * Analyses every photo of a folder with boxes.json and says what came of it.
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
  const { levels } = vision.manifest.classifier;
  const sections: (Section | undefined)[] = [
    ...peopleSections(analysedPhotos, vision.manifest.classifier.personRule),
    shippedSection(analysedPhotos),
    frocSection(analysedPhotos, baselines),
    diameterSection(analysedPhotos),
    toneSection(analysedPhotos),
    sceneSection(analysedPhotos),
    clutterSection(analysedPhotos),
    labelSection(analysedPhotos, levels),
    worstSection(folder, analysedPhotos),
  ];
  return {
    name: basename(folder),
    notes: notesOn(folder, analysedPhotos),
    sections: sections.filter((own) => own !== undefined),
  };
}

function peopleSections(photos: readonly AnalysedPhoto[], rule: PersonRule): Section[] {
  const people = [
    ...Map.groupBy(
      photos.filter(({ person }) => person !== undefined),
      unitOf,
    ),
  ];
  if (people.length === 0) return [];
  const outcomes = (view: (photo: AnalysedPhoto) => PersonPhoto) =>
    people.map(([person, own]) => outcomeOf(person, own.map(view), rule));
  return [
    peopleSection(
      'People, lesions given: grading, ranking and the result',
      'Every lesion of a person is graded at its known box, as if the detector had found it exactly; then the kiosk’s own ranking and result.',
      outcomes(({ quality, known = [] }) => ({
        quality,
        lesions: known.flatMap(({ detection }) => detection ?? []),
        annotated: known,
      })),
    ),
    peopleSection(
      'People, the whole way: finding too',
      'The photos go through the whole pipeline, so that misses and false alarms count. On lesions laid side by side the seams between them may be taken for lesions.',
      outcomes(({ quality, lesions, bothStages: { lesions: annotated } }) => ({
        quality,
        lesions,
        annotated,
      })),
    ),
  ];
}

function notesOn(folder: string, photos: readonly AnnotatedPhoto[]): string[] {
  const boxes = photos.flatMap((photo) => photo.boxes);
  const lesions = boxes.filter(({ counts }) => counts).length;
  const size = `${lesions} lesions in ${photos.length} photos.`;
  if (folder === demoFolder) {
    return [`The demonstration scenes, composed: no evidence of how well anything works on people. ${size}`];
  }
  if (basename(folder) === 'wide-dev') {
    return [
      `Development set, no test: thresholds and changes were guided by it. ${size} Boxes by one reader who is no dermatologist.`,
    ];
  }
  return boxes.some(({ source }) => source !== undefined)
    ? [
        `Composed photos: lesions of real people on made skin. ${size} The same lesion may stand in several photos, so that the intervals are somewhat too narrow.`,
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
