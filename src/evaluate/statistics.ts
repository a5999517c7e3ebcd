/** A figure with its 95 % interval. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Park–Miller: the same intervals on every machine and in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const resamples = 2000;

/**
 * A statistic over groups (patients or photos) with a percentile bootstrap that draws whole groups, since two
 * lesions of one person are not two independent observations.
 * @param n how many observations the figure rests on
 */
export function bootstrap<G>(
  groups: readonly G[],
  statistic: (groups: readonly G[]) => number,
  n: number,
): Figure {
  const next = random(20_261_123);
  const values = Array.from({ length: resamples }, () =>
    statistic(groups.flatMap(() => groups[Math.floor(next() * groups.length)] ?? [])),
  )
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
  return { value: statistic(groups), low: at(0.025), high: at(0.975), n };
}

/** Area under the ROC curve: the chance that a positive scores above a negative, ties counting half. */
export function auroc(scored: readonly { readonly score: number; readonly positive: boolean }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  const positives = sorted.filter(({ positive }) => positive).length;
  let rankSum = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end++;
    const meanRank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) if (sorted[i]?.positive) rankSum += meanRank;
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives));
}

/** A figure for people: value, 95 % interval, n. */
export const format = ({ value, low, high, n }: Figure): string =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}], n = ${n}`;
