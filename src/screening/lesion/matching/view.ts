import type { Point } from '../../space/geometry.ts';
import { distance } from './similarity.ts';

/** One lesion as a photo shows it. */
export interface View {
  /** Centre, in units of the photo's longer side. */
  readonly at: Point;
  /** In the same units. */
  readonly diameter: number;
  /** The nearer two vectors lie (Euclidean), the more alike two lesions look; only the order counts here. */
  readonly embedding: Float32Array;
}

/** Two views of one lesion. */
export interface Pair<V extends View> {
  readonly a: V;
  readonly b: V;
}

/** Whether both lists have the same pairs, in any order. */
export function arePairsSame<V extends View>(one: readonly Pair<V>[], other: readonly Pair<V>[]): boolean {
  const partner = new Map(other.map(({ a, b }) => [a, b]));
  return one.length === other.length && one.every(({ a, b }) => partner.get(a) === b);
}

export const sortedAcross = <V extends View>(views: readonly V[]): V[] =>
  views.toSorted((one, other) => one.at.x - other.at.x);

/** The views from `low` to `high`, out of views sorted from left to right. */
export function between<V extends View>(views: readonly V[], low: number, high: number): V[] {
  let first = 0;
  for (let end = views.length; first < end; ) {
    const middle = (first + end) >> 1;
    if ((views[middle]?.at.x ?? 0) < low) first = middle + 1;
    else end = middle;
  }
  let behind = first;
  while ((views[behind]?.at.x ?? Number.POSITIVE_INFINITY) <= high) behind++;
  return views.slice(first, behind);
}

/** The most similar first. */
export function sortedByLook<V extends View>(view: V, others: readonly V[]): V[] {
  const away = new Map(others.map((other) => [other, squaredDistance(view.embedding, other.embedding)]));
  return others.toSorted((one, other) => (away.get(one) ?? 0) - (away.get(other) ?? 0));
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

/** Every pair of views of which one is among the `count` nearest of the other; each pair once. */
export function neighbours<V extends View>(views: readonly V[], count: number): [V, V][] {
  const known = new Map<V, Set<V>>(views.map((view) => [view, new Set()]));
  return views.flatMap((view) =>
    views
      .filter((other) => other !== view)
      .sort((one, other) => distance(view.at, one.at) - distance(view.at, other.at))
      .slice(0, count)
      .flatMap((other): [V, V][] => {
        if (known.get(other)?.has(view)) return [];
        known.get(view)?.add(other);
        return [[view, other]];
      }),
  );
}

export interface Extent {
  readonly low: Point;
  readonly high: Point;
  readonly area: number;
}

/** The part of a photo that has lesions, with a margin: a lesion can be missing only there. */
export function extentOf(views: readonly View[], margin: number): Extent {
  const x = views.map(({ at }) => at.x);
  const y = views.map(({ at }) => at.y);
  const low = { x: Math.min(...x) - margin, y: Math.min(...y) - margin };
  const high = { x: Math.max(...x) + margin, y: Math.max(...y) + margin };
  return { low, high, area: (high.x - low.x) * (high.y - low.y) };
}

export const isWithin = ({ x, y }: Point, { low, high }: Extent) =>
  x >= low.x && x <= high.x && y >= low.y && y <= high.y;
