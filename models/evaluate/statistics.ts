/** A figure with its 95 % interval; NaN if the data does not allow one. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Number of observations on which the figure rests. */
  readonly n: number;
  /** Number of patients, people, photos or images that were drawn as a whole for the interval. */
  readonly units: number;
}

/**
 * A figure over weighted observations: each has weight 1 for the figure itself, and in each bootstrap draw the number
 * of times that its unit was drawn. Sorting and counting are done only once, when it is made.
 */
export type Statistic = (weights: Float64Array) => number;

export const draws = 2000;

/** Park–Miller numbers, which give the same intervals on every machine and in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * A statistic with a percentile bootstrap that draws whole units, because two lesions of one person are not independent
 * observations.
 * @param units the unit (patient, person or photo) of each observation
 * @param n number of observations to state, if it differs from the number drawn
 */
export function bootstrap(units: readonly string[], statistic: Statistic, n = units.length): Figure {
  const numbers = new Map([...new Set(units)].map((unit, i) => [unit, i]));
  const unitOf = Uint32Array.from(units, (unit) => numbers.get(unit) ?? 0);
  const value = statistic(new Float64Array(units.length).fill(1));
  const next = random(20_261_123);
  const drawn = new Float64Array(numbers.size);
  const weights = new Float64Array(units.length);
  const values: number[] = [];
  // Drawing a single unit always gives the same value, so there is no interval.
  for (let draw = 0; draw < draws && numbers.size > 1; draw++) {
    drawn.fill(0);
    for (let i = 0; i < drawn.length; i++) {
      const unit = Math.floor(next() * drawn.length);
      drawn[unit] = (drawn[unit] ?? 0) + 1;
    }
    for (const [i, unit] of unitOf.entries()) weights[i] = drawn[unit] ?? 0;
    const figure = statistic(weights);
    if (Number.isFinite(figure)) values.push(figure);
  }
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
  return { value, low: at(0.025), high: at(0.975), n, units: numbers.size };
}

/** Weighted mean of the observations' values. */
export const mean =
  (values: readonly number[]): Statistic =>
  (weights) => {
    let sum = 0;
    let total = 0;
    for (const [i, value] of values.entries()) {
      const weight = weights[i] ?? 0;
      sum += weight * value;
      total += weight;
    }
    return sum / total;
  };

/** Whether something held for one observation, whose unit is drawn as a whole. */
export interface Outcome {
  readonly unit: string;
  readonly hit: boolean;
}

/**
 * A share of observations with its interval. If all agree, resampling can't tell how certain that is, so the interval
 * is the exact binomial one (Clopper–Pearson) over the units.
 */
export function share(outcomes: readonly Outcome[]): Figure {
  const units = outcomes.map(({ unit }) => unit);
  const figure = bootstrap(units, mean(outcomes.map(({ hit }) => Number(hit))));
  const bound = 0.025 ** (1 / figure.units);
  if (figure.value === 1) return { ...figure, low: bound, high: 1 };
  if (figure.value === 0) return { ...figure, low: 0, high: 1 - bound };
  return figure;
}

/** A mean count, such as false alarms a photo. If nothing was counted, the upper limit is the exact Poisson one. */
export function rate(counts: readonly { readonly unit: string; readonly count: number }[]): Figure {
  const units = counts.map(({ unit }) => unit);
  const figure = bootstrap(units, mean(counts.map(({ count }) => count)));
  return figure.value === 0 ? { ...figure, low: 0, high: -Math.log(0.025) / figure.units } : figure;
}

/** A figure for people: value, 95 % interval, n. */
export function format({ value, low, high, n }: Figure): string {
  if (!Number.isFinite(value)) return `none (n = ${n})`;
  if (!Number.isFinite(low)) return `${value.toFixed(3)}, no interval, n = ${n}`;
  return `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}], n = ${n}`;
}
