import { describe, expect, it } from 'vitest';
import { type LesionPhoto, mergeSameLesions } from '../../../src/screening/lesion/same-lesion.ts';
import type { BodySite } from '../../../src/screening/space/body-site.ts';
import type { Point } from '../../../src/screening/space/geometry.ts';
import { photograph, skin } from '../skin.ts';

/** Half the scale, turned, moved to the left and bent. */
const bentView = ({ x, y }: Point): Point => {
  const u = 0.9 * x + 0.2 * y - 700;
  const v = -0.2 * x + 0.9 * y + 250;
  return { x: u + 0.00003 * u * u, y: v + 60 * Math.sin(u / 900) };
};

const repeated = (photos: readonly LesionPhoto[]) =>
  mergeSameLesions(photos).flatMap((lesions) => lesions.filter(({ sameAs }) => sameAs !== null));

/** How many of the lesions that both photos show were joined, and how many pairs are wrong. */
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

  it('are joined each with itself where one photo was filed at two neighbouring sites', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const moles = skin(4 + 2 * seed, seed * 733);
      const photo = photograph(moles, { id: 'one', seed });
      const again = { ...photo, id: 'two', site: 'lower-back' as const };
      const result = joints([photo, again]);
      expect(result.wrong).toBe(0);
      if (photo.lesions.length >= 10) expect(result.joined).toBe(photo.lesions.length);
    }
  });

  it('are never joined wrongly where the one photo at two sites shows twins that look alike', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const moles = skin(20, seed * 389).map((mole, i) => ({
        ...mole,
        diameter: 30,
        look: mole.look.map((_, axis) => (axis === i % 2 ? 0.4 : 0)),
      }));
      const photo = photograph(moles, { id: 'one', seed });
      expect(joints([photo, { ...photo, id: 'two', site: 'lower-back' }]).wrong).toBe(0);
    }
  });

  it('are never joined where one photo of two different skins each was filed at neighbouring sites', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const [own, others] = [skin(20, seed * 641), skin(20, seed * 839)];
      const here = photograph(own, { id: 'here', seed });
      const there = photograph(others, { id: 'there', seed, site: 'lower-back' });
      const photos = [here, there, { ...here, id: 'here again', site: 'lower-back' as const }];
      const across = repeated(photos).filter(
        ({ id, sameAs }) => sameAs?.captureId === 'there' || sameAs?.lesionId !== id,
      );
      expect(across).toEqual([]);
    }
  });

  it('may be in any photo of which nobody said where it was taken', () => {
    const moles = skin(30, 7);
    const unplaced = { ...photograph(moles, { id: 'one', seed: 1 }), site: null };
    expect(
      repeated([unplaced, photograph(moles, { id: 'two', seed: 2, site: 'left-foot' })]).length,
    ).toBeGreaterThan(25);
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
