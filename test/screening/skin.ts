import type { Lesion } from '../../src/screening/lesion/lesion.ts';
import type { LesionPhoto } from '../../src/screening/lesion/same-lesion.ts';
import type { BodySite } from '../../src/screening/space/body-site.ts';
import type { Point } from '../../src/screening/space/geometry.ts';
import { lesion } from './lesions.ts';

// Skin with moles, and photos of it, in which it is known which lesions are the same.

/** Park–Miller numbers, which give the same skin in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export interface Mole {
  readonly name: string;
  readonly at: Point;
  readonly diameter: number;
  readonly look: readonly number[];
}

/** Moles on a patch of skin 3000 × 2000 units large. */
export function skin(count: number, seed: number): Mole[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => ({
    name: `mole ${i}`,
    at: { x: 3000 * next(), y: 2000 * next() },
    diameter: 15 * Math.exp(1.2 * next()),
    look: Array.from({ length: 16 }, () => next() - 0.5),
  }));
}

interface Shot {
  readonly id: string;
  readonly site?: BodySite;
  readonly seed: number;
  readonly place?: (at: Point) => Point;
  readonly scale?: number;
  readonly missed?: number;
}

/** A photo of the skin: moles outside it or missed are absent, places and looks are a little off. */
export function photograph(moles: readonly Mole[], shot: Shot): LesionPhoto {
  const { id, site = 'upper-back', seed, place = (at) => at, scale = 1, missed = 0 } = shot;
  const next = random(seed);
  const off = (amount: number) => amount * (next() + next() - 1);
  const lesions = moles.flatMap(({ name, at, diameter, look }): Lesion[] => {
    const { x, y } = place(at);
    const seen = next() >= missed && x > 0 && y > 0 && x < 3000 && y < 2000;
    const side = diameter * scale * Math.exp(off(0.2));
    const embedding = Float32Array.from(look, (value) => value + off(0.3));
    const box = { x: x - side / 2 + off(4), y: y - side / 2 + off(4), width: side, height: side };
    return seen ? [{ ...lesion(name), embedding, box }] : [];
  });
  return { id, site, width: 3000, height: 2000, lesions };
}
