/** "1234 ms on average (95 % interval 1200 to 1268, n 50, longest 1500)"; the interval by the normal approximation. */
export function summary(values: readonly number[], unit: string, digits = 0): string {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1),
  );
  const half = (1.96 * deviation) / Math.sqrt(n);
  const [average, low, high, least, most] = [
    mean,
    mean - half,
    mean + half,
    Math.min(...values),
    Math.max(...values),
  ].map((value) => value.toFixed(digits));
  return `${average} ${unit} on average (95 % interval ${low} to ${high}, n ${n}, ${least} to ${most})`;
}
