import type { LevelThresholds } from '../../src/screening/lesion/lesion.ts';
import { degradedPixels, type GradedPhoto } from './closeup-run.ts';
import {
  auroc,
  calibrationError,
  calibrationErrorByChance,
  partialAuroc,
  reviewsPerPositive,
  type Scored,
} from './curves.ts';
import type { CloseupKind, Diagnosis } from './labelled-photos.ts';
import { type Section, section, type Table } from './report.ts';
import { reliabilityPlot, rocPlot } from './roc-plot.ts';
import { bootstrap, type Figure, type Outcome, type Statistic, share } from './statistics.ts';

/** A score with its patient, lesion or image, which the interval draws as a whole. */
export type UnitScore = Scored & { readonly unit: string };

const figureOf = (
  scores: readonly UnitScore[],
  statistic: (scored: readonly Scored[]) => Statistic,
): Figure =>
  bootstrap(
    scores.map(({ unit }) => unit),
    statistic(scores),
  );

const isSpl = ({ truth }: GradedPhoto) => truth === 'spl';

const scoresOf = (photos: readonly GradedPhoto[], positive = isSpl): UnitScore[] =>
  photos.map((photo) => ({ unit: photo.unit, score: photo.splScore, positive: positive(photo) }));

const shareOf = (photos: readonly GradedPhoto[], holds: (photo: GradedPhoto) => boolean): Figure =>
  share(photos.map((photo): Outcome => ({ unit: photo.unit, hit: holds(photo) })));

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

/** The same lesions as a wide-field photo would show them. Undefined if no photo has a mask. */
export function degradedSection(photos: readonly GradedPhoto[]): Section | undefined {
  const scores = photos.flatMap((photo) =>
    photo.cropped
      ? [{ unit: photo.unit, positive: isSpl(photo), closeup: photo.splScore, ...photo.cropped }]
      : [],
  );
  if (scores.length === 0) return undefined;
  const units = scores.map(({ unit }) => unit);
  const area = (view: 'closeup' | 'native' | 'degraded') =>
    auroc(scores.map((own) => ({ positive: own.positive, score: own[view] })));
  const [closeup, native, degraded] = [area('closeup'), area('native'), area('degraded')];
  return section(
    'The same lesions, smaller',
    `The photos with a mask: as the whole close-up; as the detector would crop the lesion (3 × its diameter); and the same crop after the photo was shrunk until the lesion measures ${degradedPixels} px. Losses are paired.`,
    {
      figures: {
        'AUROC, close-up': bootstrap(units, closeup),
        'AUROC, crop at the photo’s own pixels': bootstrap(units, native),
        [`AUROC, crop of ${degradedPixels} px`]: bootstrap(units, degraded),
        [`loss from the close-up to ${degradedPixels} px`]: bootstrap(
          units,
          (weights) => closeup(weights) - degraded(weights),
        ),
        [`loss from the crop to ${degradedPixels} px`]: bootstrap(
          units,
          (weights) => native(weights) - degraded(weights),
        ),
      },
    },
  );
}

/** Undefined if no photo has a mask. */
export function pointingSection(photos: readonly GradedPhoto[]): Section | undefined {
  const cropped = photos.flatMap(({ unit, truth, cropped: own }) => (own ? [{ unit, truth, ...own }] : []));
  if (cropped.length === 0) return undefined;
  const points = (view: 'closeupPoints' | 'cropPoints', own: readonly (typeof cropped)[number][]) =>
    share(own.map((photo) => ({ unit: photo.unit, hit: photo[view] })));
  const spls = cropped.filter(({ truth }) => truth === 'spl');
  return section(
    'Explanations: pointing game',
    'Share of the photos in which the highest cell of the class-activation map has its centre inside the drawn mask.',
    {
      figures: {
        'wide-field crops': points('cropPoints', cropped),
        'wide-field crops, SPLs only': points('cropPoints', spls),
        'close-ups': points('closeupPoints', cropped),
        'close-ups, SPLs only': points('closeupPoints', spls),
      },
    },
  );
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
