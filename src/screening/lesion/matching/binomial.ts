/** Probability of at least `hits` successes in `trials` of probability `chance` each. */
export function binomialTail(trials: number, hits: number, chance: number): number {
  if (hits <= 0) return 1;
  if (chance <= 0) return 0;
  let term = (1 - chance) ** trials;
  let above = 0;
  for (let k = 0; k <= trials; k++) {
    if (k >= hits) above += term;
    term *= ((trials - k) / (k + 1)) * (chance / (1 - chance));
  }
  return above;
}
