/** Park–Miller numbers, 0..1, which are the same in every run. */
export function randomNumbers(seed: number): () => number {
  let state = (seed * 7919 + 1) % 2_147_483_647;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  // Neighbouring seeds give similar first numbers.
  for (let i = 0; i < 8; i++) next();
  return next;
}

/** A standard normal number (Box & Muller 1958). */
export const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
