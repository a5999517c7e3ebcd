import type { LevelThresholds } from '../../src/screening/lesion/lesion.ts';
import { auroc } from './curves.ts';
import { bothStages, lesionsOf } from './detector-figures.ts';
import { type Section, section } from './report.ts';
import { rocPlot } from './roc-plot.ts';
import { bootstrap, share } from './statistics.ts';
import type { AnalysedPhoto } from './wide-field-run.ts';

/** Grading of the labelled lesions. Undefined if none has a label. */
export function labelSection(
  photos: readonly AnalysedPhoto[],
  thresholds: LevelThresholds,
): Section | undefined {
  const labelled = lesionsOf(photos, bothStages).filter(({ annotated }) => annotated.label !== undefined);
  if (labelled.length === 0) return undefined;
  const found = labelled.flatMap(({ unit, annotated, detection }) =>
    detection ? [{ unit, score: detection.splScore, positive: annotated.label === 'spl' }] : [],
  );
  const shareAt = (label: string, ...levels: readonly string[]) =>
    share(
      labelled
        .filter(({ annotated }) => annotated.label === label)
        .map(({ unit, detection }) => ({ unit, hit: levels.includes(detection?.level ?? 'not found') })),
    );
  return section(
    'Grading lesions, from photo to level',
    'Every labelled lesion goes the whole way: it is found or not, then graded. The areas under the curve are over the lesions that were found.',
    {
      figures: {
        'AUROC, SPL against other lesions, found ones': bootstrap(
          found.map(({ unit }) => unit),
          auroc(found),
        ),
        'SPLs found and referred': shareAt('spl', 'refer'),
        'SPLs found and at refer or follow': shareAt('spl', 'refer', 'follow'),
      },
      tables: [
        {
          title: 'Share of the lesions of each label',
          columns: ['label', 'not found', 'none', 'unassessable', 'follow', 'refer'],
          rows: ['nspl-a', 'nspl-b', 'spl'].map((label) => [
            label,
            ...['not found', 'none', 'unassessable', 'follow', 'refer'].map((level) => shareAt(label, level)),
          ]),
        },
      ],
      plots: [rocPlot('SPL against other lesions, found ones', found, thresholds)],
    },
  );
}
