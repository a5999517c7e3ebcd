import type { Statistic } from './statistics.ts';

export interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

/** An operating point, at which everything from `score` on counts as positive. */
export interface RocPoint {
  readonly score: number;
  readonly sensitivity: number;
  readonly falsePositiveRate: number;
}

/** Runs of equal scores, highest first: indices into the observations. */
function tiesDownwards(scores: readonly number[]): { score: number; members: number[] }[] {
  const runs: { score: number; members: number[] }[] = [];
  for (const index of [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))) {
    const score = scores[index] ?? 0;
    const last = runs.at(-1);
    if (last && last.score === score) last.members.push(index);
    else runs.push({ score, members: [index] });
  }
  return runs;
}

type Visit = (falseRate: number, sensitivity: number, score: number) => void;

/** Walks along a ROC curve with weighted observations, from (0, 0) to (1, 1); empty if a class is missing. */
function rocWalker(scored: readonly Scored[]): (weights: Float64Array, visit: Visit) => void {
  const runs = tiesDownwards(scored.map(({ score }) => score));
  const positive = scored.map((observation) => observation.positive);
  return (weights, visit) => {
    let positives = 0;
    let negatives = 0;
    for (const [i, isPositive] of positive.entries()) {
      if (isPositive) positives += weights[i] ?? 0;
      else negatives += weights[i] ?? 0;
    }
    if (positives === 0 || negatives === 0) return;
    let hits = 0;
    let alarms = 0;
    for (const { score, members } of runs) {
      for (const i of members) {
        if (positive[i]) hits += weights[i] ?? 0;
        else alarms += weights[i] ?? 0;
      }
      visit(alarms / negatives, hits / positives, score);
    }
  };
}

export function rocCurve(scored: readonly Scored[]): RocPoint[] {
  const points: RocPoint[] = [{ score: Number.POSITIVE_INFINITY, sensitivity: 0, falsePositiveRate: 0 }];
  rocWalker(scored)(new Float64Array(scored.length).fill(1), (falsePositiveRate, sensitivity, score) => {
    points.push({ score, sensitivity, falsePositiveRate });
  });
  return points;
}

/**
 * Area between the ROC curve and a level of sensitivity: 0 gives the AUROC (ties count half), 0.8 the pAUC above
 * 80 % sensitivity, 0..0.20 (ISIC 2024).
 */
export function areaAbove(level: number, scored: readonly Scored[]): Statistic {
  const walk = rocWalker(scored);
  return (weights) => {
    let area = Number.NaN;
    let x = 0;
    let y = 0;
    walk(weights, (nextX, nextY) => {
      area = (Number.isNaN(area) ? 0 : area) + stripAbove(level, x, y, nextX, nextY);
      x = nextX;
      y = nextY;
    });
    return area;
  };
}

/** Area between a rising line and a level. */
function stripAbove(level: number, x0: number, y0: number, x1: number, y1: number): number {
  if (y1 <= level) return 0;
  if (y0 >= level) return (x1 - x0) * ((y0 + y1) / 2 - level);
  const width = ((x1 - x0) * (y1 - level)) / (y1 - y0);
  return (width * (y1 - level)) / 2;
}

export const auroc = (scored: readonly Scored[]): Statistic => areaAbove(0, scored);

export const partialAuroc = (scored: readonly Scored[]): Statistic => areaAbove(0.8, scored);

/** The highest sensitivity at which the specificity is still at least `least`. */
export function sensitivityAt(least: number, scored: readonly Scored[]): Statistic {
  const walk = rocWalker(scored);
  return (weights) => {
    let best = scored.some(({ positive }) => positive) ? 0 : Number.NaN;
    walk(weights, (falseRate, sensitivity) => {
      if (1 - falseRate >= least) best = sensitivity;
    });
    return best;
  };
}

/**
 * The same statistic with the same total weight for every class, so that a specificity is the unweighted mean over the
 * classes.
 */
export function classBalanced(classes: readonly string[], statistic: Statistic): Statistic {
  const names = [...new Set(classes)];
  const classOf = Uint32Array.from(classes, (name) => names.indexOf(name));
  return (weights) => {
    const totals = new Float64Array(names.length);
    for (const [i, own] of classOf.entries()) totals[own] = (totals[own] ?? 0) + (weights[i] ?? 0);
    return statistic(Float64Array.from(classOf, (own, i) => (weights[i] ?? 0) / (totals[own] || 1)));
  };
}

/** Lesions to review for each SPL found, at the highest threshold that reaches the wanted sensitivity. */
export function reviewsPerPositive(wanted: number, scored: readonly Scored[]): Statistic {
  const runs = tiesDownwards(scored.map(({ score }) => score));
  return (weights) => {
    const positives = scored.reduce((sum, { positive }, i) => sum + (positive ? (weights[i] ?? 0) : 0), 0);
    let hits = 0;
    let reviews = 0;
    for (const { members } of runs) {
      for (const i of members) {
        reviews += weights[i] ?? 0;
        if (scored[i]?.positive) hits += weights[i] ?? 0;
      }
      if (hits > 0 && hits >= wanted * positives) return reviews / hits;
    }
    return Number.NaN;
  };
}

const calibrationBins = 10;
const binOf = (score: number) => Math.min(Math.floor(score * calibrationBins), calibrationBins - 1);

/** Expected calibration error: mean gap between score and truth over ten equal bins, weighted by their counts. */
export function calibrationError(scored: readonly Scored[]): Statistic {
  const bins = scored.map(({ score }) => binOf(score));
  const gaps = scored.map(({ score, positive }) => Number(positive) - score);
  return (weights) => {
    const sums = new Float64Array(calibrationBins);
    let total = 0;
    for (const [i, bin] of bins.entries()) {
      sums[bin] = (sums[bin] ?? 0) + (weights[i] ?? 0) * (gaps[i] ?? 0);
      total += weights[i] ?? 0;
    }
    return sums.reduce((sum, gap) => sum + Math.abs(gap), 0) / total;
  };
}

/**
 * The calibration error that perfect scores would still show, because few observations scatter: the sum of gaps in a
 * bin is then nearly normal, with variance Σ p (1 - p), so its mean absolute value is √(2/π) standard deviations.
 */
export function calibrationErrorByChance(scored: readonly Scored[]): Statistic {
  const bins = scored.map(({ score }) => binOf(score));
  return (weights) => {
    const variances = new Float64Array(calibrationBins);
    let total = 0;
    for (const [i, { score }] of scored.entries()) {
      const [bin = 0, weight = 0] = [bins[i], weights[i]];
      variances[bin] = (variances[bin] ?? 0) + weight * score * (1 - score);
      total += weight;
    }
    return variances.reduce((sum, variance) => sum + Math.sqrt((2 / Math.PI) * variance), 0) / total;
  };
}

export interface ReliabilityBin {
  readonly meanScore: number;
  /** The observations whose score falls into this bin. */
  readonly members: readonly number[];
}

/** The non-empty bins of a reliability diagram. */
export function reliabilityBins(scored: readonly Scored[]): ReliabilityBin[] {
  const bins = Array.from({ length: calibrationBins }, (): number[] => []);
  for (const [i, { score }] of scored.entries()) bins[binOf(score)]?.push(i);
  return bins
    .filter((members) => members.length > 0)
    .map((members) => ({
      members,
      meanScore: members.reduce((sum, i) => sum + (scored[i]?.score ?? 0), 0) / members.length,
    }));
}
