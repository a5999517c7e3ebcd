import { basename } from 'node:path';
import type { Vision } from '../../src/vision/vision.ts';
import { fitzpatrickSection, melanomaSection, splSection, withoutPenSection } from './closeup-figures.ts';
import { type GradedPhoto, gradePhoto, viewOf } from './closeup-run.ts';
import { type BareCrop, gradeBareCrops, readCrops } from './crops.ts';
import type { CloseupKind, LabelledPhoto } from './labelled-photos.ts';
import { degradedSection, pointingSection } from './masked-figures.ts';
import { type Case, type FolderReport, type Section, section } from './report.ts';
import { sixClassSection } from './six-class-figures.ts';
import type { Part, Splits } from './splits.ts';

/** Close-ups of one kind, from one part or from an outside set. */
export interface CloseupSet {
  readonly kind: CloseupKind;
  readonly photos: readonly LabelledPhoto[];
  /** Their part; null for a set that the splits do not name. */
  readonly part: Part | null;
}

/**
 * Grades every close-up and reports the figures.
 * @param onPhoto called after each photo
 * @throws KioskError as gradePhoto
 */
export async function reportCloseups(
  { kind, photos, part }: CloseupSet,
  { penMarks }: Splits,
  vision: Vision,
  onPhoto: () => void,
): Promise<FolderReport> {
  const graded: GradedPhoto[] = [];
  for (const photo of photos) {
    graded.push(await gradePhoto(photo, kind, vision));
    onPhoto();
  }
  const listed = await listedCrops(kind, photos, part);
  const crops = typeof listed === 'string' ? listed : await gradeBareCrops(listed, vision);
  const levels = vision.manifest.classifier.levels[viewOf(kind)];
  const sections: (Section | undefined)[] = [
    splSection(graded, levels),
    kind === 'smartphone' && part === 'test' ? withoutPenSection(graded, penMarks) : undefined,
    melanomaSection(graded, kind, levels),
    degradedSection(graded),
    fitzpatrickSection(graded, levels),
    pointingSection(graded),
    sixClassSection(graded, crops, levels),
    worstSection(graded),
  ];
  const folders = [...new Set(graded.map(({ folder }) => basename(folder)))];
  return {
    name: folders.join(' + '),
    notes: [
      noteOn(kind, part),
      `${graded.length} photos of ${new Set(photos.map(({ unit }) => unit)).size} ${unitName[kind]}.`,
    ],
    sections: sections.filter((own) => own !== undefined),
  };
}

/** Crops without a lesion accompany only smartphone photos, because other photos show no surroundings of the skin. */
async function listedCrops(
  kind: CloseupKind,
  photos: readonly LabelledPhoto[],
  part: Part | null,
): Promise<readonly BareCrop[] | string> {
  const folder = photos[0]?.folder;
  if (kind !== 'smartphone' || part === null || folder === undefined)
    return 'no crops without a lesion belong to this set.';
  return await readCrops(part, folder);
}

const unitName = {
  smartphone: 'patients',
  dermoscopic: 'lesions or images',
  'dermoscopic-outside': 'lesions',
} as const satisfies Record<CloseupKind, string>;

function noteOn(kind: CloseupKind, part: Part | null): string {
  const what = kind === 'smartphone' ? 'Smartphone close-ups' : 'Dermoscopic close-ups';
  return part === null
    ? `${what}, outside set: models/evaluation/splits.csv names none of them, so nothing was trained or tuned on them.`
    : `${what}, the ${part} part of models/evaluation/splits.csv, frozen before training. ${part === 'validation' ? 'Thresholds and calibration were chosen on it: these figures are optimistic, and no test.' : 'Each use is logged in models/evaluation/test-uses.md.'}`;
}

/** How many of each kind the sheet of the worst cases shows. */
const worst = 16;

function worstSection(photos: readonly GradedPhoto[]): Section {
  const byScore = photos.toSorted((a, b) => a.splScore - b.splScore);
  const spls = byScore.filter(({ truth }) => truth === 'spl');
  const others = byScore.filter(({ truth }) => truth !== 'spl').toReversed();
  const asCase = ({ folder, image, diagnosis, splScore, level }: GradedPhoto): Case => ({
    folder,
    image,
    box: null,
    caption: `${image}: ${diagnosis}, SPL score ${splScore.toFixed(2)}, ${level}`,
  });
  return section('Worst cases', 'SPLs with the lowest SPL score, other lesions with the highest.', {
    sheets: [
      { title: 'SPLs scored lowest', cases: spls.slice(0, worst).map(asCase) },
      { title: 'Other lesions scored highest', cases: others.slice(0, worst).map(asCase) },
    ],
  });
}
