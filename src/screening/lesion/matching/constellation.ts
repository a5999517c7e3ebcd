import { binomialTail } from './binomial.ts';
import { type Expected, isMet, isPossible, isSameSize, limits } from './fit.ts';
import { apply, distance, fitSimilarity, type Similarity, scaleOf } from './similarity.ts';
import {
  arePairsSame,
  between,
  type Extent,
  extentOf,
  isWithin,
  neighbours,
  type Pair,
  sortedAcross,
  sortedByLook,
  type View,
} from './view.ts';

/**
 * Finds the lesions that two photos of the same skin both show. Two neighbouring lesions and their lookalikes give a
 * guess of how one photo lies on the other. The likeliest guesses grow from neighbour to neighbour, because skin bends.
 * The result counts only where chance would hardly ever do as well (a contrario: number of guesses × binomial tail,
 * Desolneux, Moisan & Morel 2000), so that different skin, or too few lesions, give no pair at all.
 * @returns pairs in which no view comes twice
 */
export function matchConstellations<V extends View>(a: readonly V[], b: readonly V[]): Pair<V>[] {
  if (Math.min(a.length, b.length) < limits.fewest) return [];
  const sky = new Sky(a, b);
  const guesses = sky.guesses();
  const grown = guesses
    .map((guess) => ({ guess, chance: sky.chanceOf(guess) }))
    .sort((one, other) => one.chance - other.chance)
    .slice(0, limits.worked)
    .map(({ guess }) => sky.grow(guess.pairs));
  const best = grown.reduce<readonly Pair<V>[]>(
    (most, pairs) => (pairs.length > most.length ? pairs : most),
    [],
  );
  const isSure = best.length >= limits.fewest && guesses.length * sky.chanceOfPairs(best) < limits.byChance;
  return isSure ? [...best] : [];
}

interface Guess<V extends View> {
  readonly to: Similarity;
  readonly pairs: readonly [Pair<V>, Pair<V>];
}

/** The lesions of two photos, and how likely chance explains their matches. */
class Sky<V extends View> {
  readonly #a: readonly V[];
  readonly #b: readonly V[];
  /** Sorted from left to right, so that the search near a place does not look at every view. */
  readonly #across: readonly V[];
  /** For each view of the first photo, the views of the second, the most similar first. */
  readonly #byLook: ReadonlyMap<V, readonly V[]>;
  readonly #extent: Extent;

  constructor(a: readonly V[], b: readonly V[]) {
    this.#a = a;
    this.#b = b;
    this.#across = sortedAcross(b);
    this.#byLook = new Map(a.map((view) => [view, sortedByLook(view, b)]));
    this.#extent = extentOf(b, limits.bend);
  }

  guesses(): Guess<V>[] {
    const lookalikes = (view: V) => this.#byLook.get(view)?.slice(0, limits.lookalikes) ?? [];
    return neighbours(this.#a, limits.neighbours).flatMap(([one, other]) =>
      lookalikes(one).flatMap((first) =>
        lookalikes(other).flatMap((second) => {
          const pairs = [
            { a: one, b: first },
            { a: other, b: second },
          ] as const;
          const to = fitSimilarity(pairs.map((pair) => ({ from: pair.a.at, to: pair.b.at, weight: 1 })));
          const fits = to !== undefined && isPossible(to) && pairs.every((pair) => isSameSize(pair, to));
          return fits ? [{ to, pairs }] : [];
        }),
      ),
    );
  }

  /** How likely it is that chance confirms a guess as well as the other lesions do. */
  chanceOf({ to, pairs }: Guess<V>): number {
    const expected = this.#a
      .filter((a) => pairs.every((pair) => pair.a !== a))
      .map((a) => {
        const place = apply(to, a.at);
        return { a, to, place, within: limits.near + limits.perDistance * distance(place, pairs[0].b.at) };
      });
    const hits = expected.filter((one) => this.#metBy(one).some((b) => this.#looksAlike({ a: one.a, b })));
    return this.#chanceOf(expected, hits.length);
  }

  /** All pairs that fit each other, starting from two. */
  grow(seeds: readonly Pair<V>[]): readonly Pair<V>[] {
    let pairs = seeds;
    for (let round = 0; round < limits.rounds; round++) {
      const next = this.#pairsBy(this.#expectedBy(pairs));
      if (next.length <= 2 || arePairsSame(next, pairs)) return next;
      pairs = next;
    }
    return pairs;
  }

  /** How likely it is that chance gives as many pairs that also look alike. */
  chanceOfPairs(pairs: readonly Pair<V>[]): number {
    const alike = pairs.filter((pair) => this.#looksAlike(pair)).length;
    const seeds = 2;
    return this.#chanceOf(this.#expectedBy(pairs).slice(seeds), alike - seeds);
  }

  /** Where each lesion should lie, judging by the pairs near it other than its own. */
  #expectedBy(pairs: readonly Pair<V>[]): Expected<V>[] {
    return this.#a.flatMap((a) => {
      const others = pairs.length > 3 ? pairs.filter((pair) => pair.a !== a) : pairs;
      const to = fitSimilarity(
        others.map((pair) => ({
          from: pair.a.at,
          to: pair.b.at,
          weight: 1 / (distance(pair.a.at, a.at) ** 2 + limits.reach ** 2) ** 2,
        })),
      );
      if (!to || !isPossible(to)) return [];
      const nearest = Math.min(...others.map((pair) => distance(pair.a.at, a.at))) * scaleOf(to);
      const within = Math.min(limits.bend, limits.near + limits.perDistance * nearest);
      return [{ a, to, place: apply(to, a.at), within }];
    });
  }

  /** One-to-one, the best fits first. */
  #pairsBy(expected: readonly Expected<V>[]): Pair<V>[] {
    const candidates = expected
      .flatMap((one) =>
        this.#metBy(one).map((b) => ({
          a: one.a,
          b,
          misfit: distance(one.place, b.at) / one.within + this.#unlikeness(one.a, b),
        })),
      )
      .sort((one, other) => one.misfit - other.misfit);
    const taken = new Set<V>();
    return candidates.flatMap(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return [];
      taken.add(a).add(b);
      return [{ a, b }];
    });
  }

  /** The views that lie where this one is expected and fit it in size. */
  #metBy(one: Expected<V>): V[] {
    const { place, within } = one;
    return between(this.#across, place.x - within, place.x + within).filter((b) => isMet(one, b));
  }

  /** 0 for the most similar lesion of the second photo, towards 1 for the least. */
  #unlikeness(a: V, b: V): number {
    return (this.#byLook.get(a)?.indexOf(b) ?? 0) / this.#b.length;
  }

  #looksAlike({ a, b }: Pair<V>): boolean {
    return this.#unlikeness(a, b) < limits.alike;
  }

  #chanceOf(expected: readonly Expected<V>[], hits: number): number {
    const visible = expected.filter(({ place }) => isWithin(place, this.#extent));
    const density = this.#b.length / this.#extent.area;
    const chances = visible.map(({ within }) =>
      Math.min(0.5, density * Math.PI * within ** 2 * limits.alike * limits.alikeInSize),
    );
    const mean = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
    return binomialTail(Math.max(visible.length, hits), hits, mean);
  }
}
