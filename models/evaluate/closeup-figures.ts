import type { LevelThresholds } from '../../src/screening/lesion/lesion.ts';
import type { GradedPhoto } from './closeup-run.ts';
import {
  auroc,
  calibrationError,
  calibrationErrorByChance,
  partialAuroc,
  reviewsPerPositive,
} from './curves.ts';
import type { CloseupKind, Diagnosis } from './labelled-photos.ts';
import { figureOf, isSpl, scoresOf, shareOf } from './photo-figures.ts';
import { type Section, section, type Table } from './report.ts';
import { reliabilityPlot, rocPlot } from './roc-plot.ts';

/** SPL against the other lesions: the classifier's main figures. */
export function splSection(photos: readonly GradedPhoto[], thresholds: LevelThresholds): Section {
  const scores = scoresOf(photos);
  const [spls, others] = [photos.filter(isSpl), photos.filter((photo) => !isSpl(photo))];
  const reaches = (level: keyof LevelThresholds) => (photo: GradedPhoto) =>
    photo.splScore >= thresholds[level];
  const name = (level: 'refer' | 'follow') => `${level} (SPL score ≥ ${thresholds[level]})`;
  return section(
    'SPL against other lesions',
    'SPL: melanoma, basal and squamous cell carcinoma. AUROC is the chance that an SPL scores above another lesion. pAUC is the area above 80 % sensitivity (at most 0.20). Reviews per positive depend on how many of these photos show an SPL, which is far more than in a pharmacy.',
    {
      figures: {
        AUROC: figureOf(scores, auroc),
        'pAUC above 80 % sensitivity': figureOf(scores, partialAuroc),
        ...Object.fromEntries(
          (['refer', 'follow'] as const).flatMap((level) => [
            [`sensitivity at ${name(level)}`, shareOf(spls, reaches(level))],
            [`specificity at ${name(level)}`, shareOf(others, (photo) => !reaches(level)(photo))],
          ]),
        ),
        'reviews per positive at 80 % sensitivity': figureOf(scores, (scored) =>
          reviewsPerPositive(0.8, scored),
        ),
        'expected calibration error of the SPL score': figureOf(scores, calibrationError),
        'the same of a perfectly calibrated score, by chance': figureOf(scores, calibrationErrorByChance),
        'share of SPLs among these photos': shareOf(photos, isSpl),
        'graded "unassessable"': shareOf(photos, ({ level }) => level === 'unassessable'),
      },
      tables: [byDiagnosis(photos)],
      plots: [
        rocPlot('SPL against other lesions', scores, thresholds),
        reliabilityPlot('SPL against other lesions', scores),
      ],
    },
  );
}

function byDiagnosis(photos: readonly GradedPhoto[]): Table {
  return {
    title: 'Level by diagnosis (ACK actinic keratosis, SEK seborrhoeic keratosis, NEV naevus)',
    columns: ['diagnosis', 'refer', 'follow', 'none', 'unassessable'],
    rows: [...Map.groupBy(photos, ({ diagnosis }) => diagnosis)].map(([diagnosis, own]) => [
      diagnosis,
      ...(['refer', 'follow', 'none', 'unassessable'] as const).map((level) =>
        shareOf(own, (photo) => photo.level === level),
      ),
    ]),
  };
}

/** The same figures without the photos on which a reader saw pen, ruler or arrow. */
export const withoutPenSection = (photos: readonly GradedPhoto[], penMarks: ReadonlySet<string>): Section => {
  const marked = (photo: GradedPhoto) => penMarks.has(photo.image.split('/').at(-1) ?? '');
  const clean = photos.filter((photo) => !marked(photo));
  return section(
    'Without pen marks',
    'In this data pen marks often accompany SPLs, so a network may learn the ink. One reader looked at every photo of the test part; models/evaluation/pen-marks.csv lists those with pen.',
    {
      figures: {
        'AUROC, photos without pen': figureOf(scoresOf(clean), auroc),
        'AUROC, photos with pen': figureOf(scoresOf(photos.filter(marked)), auroc),
      },
    },
  );
};

const naeviAndKeratoses: readonly Diagnosis[] = ['NEV', 'SEK'];

export function melanomaSection(
  photos: readonly GradedPhoto[],
  kind: CloseupKind,
  thresholds: LevelThresholds,
): Section {
  const isMelanoma = ({ diagnosis }: GradedPhoto) => diagnosis === 'MEL';
  const pigmented = photos.filter(
    (photo) => isMelanoma(photo) || naeviAndKeratoses.includes(photo.diagnosis),
  );
  const rest = figureOf(scoresOf(photos, isMelanoma), auroc);
  const against = figureOf(scoresOf(pigmented, isMelanoma), auroc);
  const melanomas = photos.filter(isMelanoma);
  return section('Melanoma', 'Scored by the SPL score, which is not a score for melanoma alone.', {
    figures: {
      ...(kind !== 'dermoscopic' && { 'AUROC, melanoma against naevi and seborrhoeic keratoses': against }),
      ...(kind !== 'smartphone' && { 'AUROC, melanoma against the rest': rest }),
      'melanomas at refer': shareOf(melanomas, ({ splScore }) => splScore >= thresholds.refer),
      'melanomas at refer or follow': shareOf(melanomas, ({ splScore }) => splScore >= thresholds.follow),
    },
  });
}

/** Sensitivity and specificity by Fitzpatrick type. Undefined if no photo states one. */
export function fitzpatrickSection(
  photos: readonly GradedPhoto[],
  thresholds: LevelThresholds,
): Section | undefined {
  const known = photos.filter(({ fitzpatrick }) => fitzpatrick !== undefined);
  if (known.length === 0) return undefined;
  const types = [...Map.groupBy(known, ({ fitzpatrick }) => fitzpatrick ?? '')].sort();
  const refers = ({ splScore }: GradedPhoto) => splScore >= thresholds.refer;
  return section(
    'By Fitzpatrick type',
    'As recorded with the photo. In pad-ufes-20 the type is missing for most naevi, so few lesions with a type are not SPL.',
    {
      tables: [
        {
          title: 'At refer, by Fitzpatrick type',
          columns: ['type', 'photos', 'sensitivity', 'specificity', 'AUROC'],
          rows: types.map(([type, own]) => [
            type,
            own.length,
            shareOf(own.filter(isSpl), refers),
            shareOf(
              own.filter((photo) => !isSpl(photo)),
              (photo) => !refers(photo),
            ),
            figureOf(scoresOf(own), auroc),
          ]),
        },
      ],
    },
  );
}
