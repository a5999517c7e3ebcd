import type { LevelThresholds } from '../../src/screening/lesion/lesion.ts';
import { reliabilityBins, rocCurve, type Scored } from './curves.ts';
import { type CurvePlot, thinned } from './report.ts';
import { share } from './statistics.ts';

const unit = { from: 0, to: 1 };

/** A ROC curve with the shipped thresholds marked. */
export function rocPlot(title: string, scored: readonly Scored[], thresholds: LevelThresholds): CurvePlot {
  const points = rocCurve(scored).map(
    ({ falsePositiveRate, sensitivity }) => [falsePositiveRate, sensitivity] as const,
  );
  const reached = (positive: boolean, threshold: number) => {
    const own = scored.filter((observation) => observation.positive === positive);
    return own.filter(({ score }) => score >= threshold).length / own.length;
  };
  return {
    kind: 'curves',
    title: `ROC: ${title}`,
    x: { label: '1 − specificity', ...unit },
    y: { label: 'sensitivity', ...unit },
    diagonal: true,
    series: [{ name: 'SPL score', points: thinned(points), drawn: 'line' }],
    marks: (['refer', 'follow'] as const).map((level) => ({
      label: level,
      x: reached(false, thresholds[level]),
      y: reached(true, thresholds[level]),
    })),
  };
}

/** Mean score against the share of SPLs in ten bins; on the diagonal the scores mean what they say. */
export function reliabilityPlot(
  title: string,
  scored: readonly (Scored & { readonly unit: string })[],
): CurvePlot {
  const bins = reliabilityBins(scored).map(({ meanScore, members }) => {
    const outcomes = members.flatMap((i) => scored[i] ?? []);
    return { meanScore, figure: share(outcomes.map((own) => ({ unit: own.unit, hit: own.positive }))) };
  });
  return {
    kind: 'curves',
    title: `Reliability: ${title}`,
    x: { label: 'mean SPL score of the bin', ...unit },
    y: { label: 'share that is SPL', ...unit },
    diagonal: true,
    series: [
      {
        name: 'bins of width 0.1',
        points: bins.map(({ meanScore, figure }) => [meanScore, figure.value] as const),
        intervals: bins.map(({ figure }) => [figure.low, figure.high] as const),
        drawn: 'dots',
      },
    ],
    marks: [],
  };
}
