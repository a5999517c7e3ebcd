import { describe, expect, it } from 'vitest';
import type { BodySite } from '../../src/screening/body-site.ts';
import type { Point } from '../../src/screening/geometry.ts';
import type { Lesion } from '../../src/screening/lesion.ts';
import { type LesionPhoto, mergeSameLesions } from '../../src/screening/same-lesion.ts';
import { lesion } from './lesions.ts';

/** Park–Miller: the same skin in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Mole {
  readonly name: string;
  readonly at: Point;
  readonly diameter: number;
  readonly look: readonly number[];
}

/** Moles on a patch of skin 3000 × 2000 units large. */
function skin(count: number, seed: number): Mole[] {
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
function photograph(moles: readonly Mole[], shot: Shot): LesionPhoto {
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

/** Half the scale, turned, moved to the left and bent. */
const bentView = ({ x, y }: Point): Point => {
  const u = 0.9 * x + 0.2 * y - 700;
  const v = -0.2 * x + 0.9 * y + 250;
  return { x: u + 0.00003 * u * u, y: v + 60 * Math.sin(u / 900) };
};

const repeated = (photos: readonly LesionPhoto[]) =>
  mergeSameLesions(photos).flatMap((lesions) => lesions.filter(({ sameAs }) => sameAs !== null));

/** Of the lesions that both photos show: how many were joined; and how many joints are wrong. */
function joints(photos: readonly [LesionPhoto, LesionPhoto]) {
  const ids = photos.map(({ lesions }) => new Set(lesions.map(({ id }) => id)));
  const common = [...(ids[0] ?? [])].filter((id) => ids[1]?.has(id)).length;
  const joined = repeated(photos);
  const wrong = joined.filter(({ id, sameAs }) => sameAs?.lesionId !== id).length;
  return { common, joined: joined.length, wrong };
}

describe('lesions seen in several photos', () => {
  it('are joined across a change of distance, a turn and bent skin', () => {
    let common = 0;
    let joined = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const moles = skin(30, seed * 977);
      const result = joints([
        photograph(moles, { id: 'one', seed: seed * 31, missed: 0.1 }),
        photograph(moles, { id: 'two', seed: seed * 53, missed: 0.1, place: bentView, scale: 0.92 }),
      ]);
      expect(result.wrong).toBe(0);
      common += result.common;
      joined += result.joined;
    }
    expect(common).toBeGreaterThan(200);
    expect(joined / common).toBeGreaterThan(0.9);
  });

  it('are never joined between different skins', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const one = photograph(skin(25, seed * 641), { id: 'one', seed });
      const two = photograph(skin(25, seed * 839), { id: 'two', seed });
      expect(repeated([one, two])).toEqual([]);
    }
  });

  it('are not joined where three spots are all that could prove it', () => {
    const moles = skin(2, 5);
    const photos = [photograph(moles, { id: 'one', seed: 1 }), photograph(moles, { id: 'two', seed: 2 })];
    expect(repeated(photos)).toEqual([]);
  });

  it('are compared on sites that one photo can show together only', () => {
    const moles = skin(30, 7);
    const photosOf = (site: BodySite) => [
      photograph(moles, { id: 'one', seed: 1 }),
      photograph(moles, { id: 'two', seed: 2, site }),
    ];
    expect(repeated(photosOf('lower-back')).length).toBeGreaterThan(25);
    expect(repeated(photosOf('left-foot'))).toEqual([]);
  });

  it('are represented by the largest view with the most serious level and the highest score of all views', () => {
    const moles = skin(30, 11);
    const near = photograph(moles, { id: 'near', seed: 1 });
    const far = photograph(moles, {
      id: 'far',
      seed: 2,
      place: ({ x, y }) => ({ x: x / 2, y: y / 2 }),
      scale: 0.5,
    });
    const graded = {
      ...far,
      lesions: far.lesions.map((one) => ({ ...one, level: 'refer' as const, splScore: 0.8 })),
    };
    const [large = [], small = []] = mergeSameLesions([near, graded]);
    expect(large.length).toBe(30);
    expect(large.every(({ sameAs }) => sameAs === null)).toBe(true);
    for (const { id, sameAs } of small.filter((one) => one.sameAs)) {
      expect(sameAs).toEqual({ captureId: 'near', lesionId: id });
      expect(large.find((one) => one.id === id)).toMatchObject({ level: 'refer', splScore: 0.8 });
    }
    expect(large.filter(({ level }) => level === 'refer').length).toBeGreaterThan(27);
  });

  it('stay as they are, in their order, when nothing repeats', () => {
    const photo = photograph(skin(4, 3), { id: 'only', seed: 1 });
    expect(mergeSameLesions([photo])).toEqual([photo.lesions.map((one) => ({ ...one, sameAs: null }))]);
    expect(mergeSameLesions([])).toEqual([]);
  });

  it('are joined over three photos, each lesion once', () => {
    const moles = skin(30, 13);
    const photos = ['one', 'two', 'three'].map((id, i) => photograph(moles, { id, seed: i + 1 }));
    const merged = mergeSameLesions(photos).flat();
    expect(merged.filter(({ sameAs }) => sameAs === null).length).toBeLessThan(33);
  });
});
