/** Figures over the photos whose lesion somebody outlined. */
import { degradedPixels, type GradedPhoto } from './closeup-run.ts';
import { auroc } from './curves.ts';
import { isSpl } from './photo-figures.ts';
import { type Section, section } from './report.ts';
import { bootstrap, share } from './statistics.ts';

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
