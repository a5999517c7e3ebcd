import { type LesionClass, type LevelThresholds, lesionClasses } from '../../src/screening/lesion/lesion.ts';
import { auroc, classBalanced, sensitivityAt } from './curves.ts';
import { type Section, section, type Table } from './report.ts';
import { bootstrap, mean, share } from './statistics.ts';

/** A lesion or a crop without one, as the product grades it. */
export interface ClassedCrop {
  readonly unit: string;
  readonly truth: LesionClass;
  readonly splScore: number;
  readonly predicted: LesionClass;
}

/** The paper's specificity, by the paper's counting (Soenksen et al. 2021). */
const paperSpecificity = 0.899;

/**
 * SPL against the five other classes, by the paper's counting, and the confusion of all six.
 * @param crops crops of the classes without a lesion, or why there are none
 */
export function sixClassSection(
  lesions: readonly ClassedCrop[],
  crops: readonly ClassedCrop[] | string,
  thresholds: LevelThresholds,
): Section {
  if (typeof crops === 'string') {
    return section('Six classes', `Lesions only, so SPL can't be set against all other classes: ${crops}`, {
      tables: [confusionTable(lesions)],
    });
  }
  const all = [...lesions, ...crops];
  return section(
    'Six classes: SPL against all other classes',
    'The paper’s definition: specificity is the unweighted mean over the five other classes. Lesions are the close-ups above; background, skin edge and skin are crops that were fixed before training (models/evaluation/crops.csv), among them what the detector itself proposes by mistake.',
    {
      figures: paperFigures(all, thresholds),
      tables: [specificityTable(all, thresholds), confusionTable(all)],
    },
  );
}

function paperFigures(all: readonly ClassedCrop[], { refer }: LevelThresholds): Section['figures'] {
  const scored = all.map(({ truth, splScore }) => ({ score: splScore, positive: truth === 'spl' }));
  const units = all.map(({ unit }) => unit);
  const classes = all.map(({ truth }) => truth);
  const others = all.filter(({ truth }) => truth !== 'spl');
  const quiet = others.map(({ splScore }) => Number(splScore < refer));
  return {
    [`sensitivity at refer (SPL score ≥ ${refer})`]: share(
      all
        .filter(({ truth }) => truth === 'spl')
        .map(({ unit, splScore }) => ({ unit, hit: splScore >= refer })),
    ),
    [`specificity at refer (SPL score ≥ ${refer}), mean of the other classes`]: bootstrap(
      others.map(({ unit }) => unit),
      classBalanced(
        others.map(({ truth }) => truth),
        mean(quiet),
      ),
    ),
    [`sensitivity where the mean specificity is ${paperSpecificity}`]: bootstrap(
      units,
      classBalanced(classes, sensitivityAt(paperSpecificity, scored)),
    ),
    'AUROC, every class of the same weight': bootstrap(units, classBalanced(classes, auroc(scored))),
    'share of the most probable class right': share(
      all.map(({ unit, truth, predicted }) => ({ unit, hit: truth === predicted })),
    ),
  };
}

const specificityTable = (all: readonly ClassedCrop[], { refer }: LevelThresholds): Table => ({
  title: 'Specificity at refer by class',
  columns: ['class', 'specificity'],
  rows: lesionClasses
    .filter((name) => name !== 'spl')
    .map((name) => [
      name,
      share(
        all
          .filter(({ truth }) => truth === name)
          .map(({ unit, splScore }) => ({ unit, hit: splScore < refer })),
      ),
    ]),
});

const confusionTable = (pairs: readonly ClassedCrop[]): Table => ({
  title: 'Confusion matrix (rows: truth; columns: most probable class)',
  columns: ['truth', ...lesionClasses, 'n'],
  rows: lesionClasses
    .map((truth) => ({ truth, own: pairs.filter((pair) => pair.truth === truth) }))
    .filter(({ own }) => own.length > 0)
    .map(({ truth, own }) => [
      truth,
      ...lesionClasses.map((name) => own.filter(({ predicted }) => predicted === name).length),
      own.length,
    ]),
});
