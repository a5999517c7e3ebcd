import type { Point } from '../../screening/space/geometry.ts';

/** A square of values, side × side, row by row. */
export interface Plane {
  readonly side: number;
  readonly values: Float32Array;
}

/**
 * Enlarges a class-activation map (one value per cell, signed logits) to `side` × `side` points over the same square.
 * Each axis uses a Catmull-Rom spline through the centres of the cells, and repeats the outermost values beyond them.
 */
export function enlarge(activation: Float32Array, side: number): Plane {
  const cells = Math.round(Math.sqrt(activation.length));
  const weights = Array.from({ length: side }, (_, i) =>
    splineWeights(((i + 0.5) / side) * cells - 0.5, cells),
  );
  const values = new Float32Array(side * side);
  const columns = new Float32Array(cells);
  for (const [y, down] of weights.entries()) {
    for (let x = 0; x < cells; x++) {
      columns[x] = down.reduce(
        (sum, { cell, weight }) => sum + weight * (activation[cell * cells + x] ?? 0),
        0,
      );
    }
    for (const [x, across] of weights.entries()) {
      values[y * side + x] = across.reduce((sum, { cell, weight }) => sum + weight * (columns[cell] ?? 0), 0);
    }
  }
  return { side, values };
}

interface SplineWeight {
  readonly cell: number;
  readonly weight: number;
}

/** The four cells around a place, which is counted in cells from the centre of the first, and their weights. */
function splineWeights(place: number, cells: number): SplineWeight[] {
  const first = Math.floor(place);
  const t = place - first;
  const weights = [
    ((2 - t) * t - 1) * t,
    (3 * t - 5) * t * t + 2,
    ((4 - 3 * t) * t + 1) * t,
    (t - 1) * t * t,
  ];
  return weights.map((weight, i) => ({
    cell: Math.min(Math.max(first - 1 + i, 0), cells - 1),
    weight: weight / 2,
  }));
}

/** Points a side among which the highest is found: a hundredth of the crop is finer than any mask. */
const finest = 96;

/** Where the map is highest, as shares of the crop's side (0..1) from its top left. */
export function peakOf(activation: Float32Array): Point {
  const { side, values } = enlarge(activation, finest);
  const highest = values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);
  return { x: ((highest % side) + 0.5) / side, y: (Math.floor(highest / side) + 0.5) / side };
}

/**
 * The pointing game (Zhang et al. 2016) on one crop: whether the map is highest on the lesion.
 * @param mask the lesion in the same square, side × side, above 0 on the lesion
 */
export function pointingHit(
  activation: Float32Array,
  mask: { side: number; values: ArrayLike<number> },
): boolean {
  const { x, y } = peakOf(activation);
  const at = (share: number) => Math.min(Math.floor(share * mask.side), mask.side - 1);
  return (mask.values[at(y) * mask.side + at(x)] ?? 0) > 0;
}
