/** Percentile of the values, by nearest rank. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

/**
 * "1234 ms on average (95 % interval 1200 to 1268, n 50, median 1230, 95th percentile 1400, 1100 to 1500)"; the
 * interval by the normal approximation.
 */
export function summary(values: readonly number[], unit: string, digits = 0): string {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1),
  );
  const half = (1.96 * deviation) / Math.sqrt(n);
  const [average, low, high, middle, late, least, most] = [
    mean,
    mean - half,
    mean + half,
    percentile(values, 0.5),
    percentile(values, 0.95),
    Math.min(...values),
    Math.max(...values),
  ].map((value) => value.toFixed(digits));
  return `${average} ${unit} on average (95 % interval ${low} to ${high}, n ${n}, median ${middle}, 95th percentile ${late}, ${least} to ${most})`;
}
