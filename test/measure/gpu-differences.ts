/** How far two providers are apart on the same input. */
import type { Outputs, Tensor } from '../../src/inference/port.ts';
import type { Lesion } from '../../src/screening/lesion/lesion.ts';
import { type Box, centreOf } from '../../src/screening/space/geometry.ts';

/** Columns of a box: centre x, centre y, width, height in pixels of the input; then its score. */
const boxColumns = 5;

/**
 * The largest difference of each output, by name; of boxes, position (in pixels) and score apart. Boxes are compared
 * from this score on, each with the nearest of the other's, because boxes of like scores may change places.
 */
export function differences(ours: Outputs, theirs: Outputs, leastScore: number): Record<string, number> {
  const boxes = Object.keys(ours).find((name) => ours[name]?.dims[2] === boxColumns);
  const pairs = pairsOf(ours, theirs, boxes, leastScore);
  const found = Object.keys(ours).flatMap((name): [string, number][] => {
    const [a, b] = [outputOf(ours, name), outputOf(theirs, name)];
    if (a.dims.join() !== b.dims.join()) throw new Error(`${name} has another shape: ${a.dims}, ${b.dims}`);
    const perInput = boxes === undefined ? 1 : (outputOf(ours, boxes).dims[1] ?? 1);
    const length = a.data.length / ((a.dims[0] ?? 1) * perInput);
    const largest = (from: number, to: number) =>
      Math.max(0, ...pairs.map(([i, j]) => rowDifference(a, b, [i * length, j * length], from, to)));
    return name === boxes
      ? [
          [`${name}, pixels`, largest(0, boxColumns - 1)],
          [`${name}, score`, largest(boxColumns - 1, boxColumns)],
        ]
      : [[name, largest(0, length)]];
  });
  return Object.fromEntries(found);
}

/** Rows of ours and the rows of theirs to compare them with. */
function pairsOf(
  ours: Outputs,
  theirs: Outputs,
  boxes: string | undefined,
  leastScore: number,
): [number, number][] {
  const rows = Object.values(ours)[0]?.dims[0] ?? 0;
  if (boxes === undefined) return Array.from({ length: rows }, (_, row) => [row, row]);
  const [a, b] = [outputOf(ours, boxes), outputOf(theirs, boxes)];
  const perInput = a.dims[1] ?? 0;
  const score = (row: number) => a.data[row * boxColumns + boxColumns - 1] ?? 0;
  const apart = (i: number, j: number) =>
    rowDifference(a, b, [i * boxColumns, j * boxColumns], 0, boxColumns);
  return Array.from({ length: rows * perInput }, (_, row) => row)
    .filter((row) => score(row) >= leastScore)
    .map((row) => {
      const first = Math.floor(row / perInput) * perInput;
      const others = Array.from({ length: perInput }, (_, i) => first + i);
      return [row, others.reduce((best, other) => (apart(row, other) < apart(row, best) ? other : best))];
    });
}

/** A value that is no number on either side counts as infinitely far. */
function rowDifference(
  a: Tensor,
  b: Tensor,
  [i, j]: readonly [number, number],
  from: number,
  to: number,
): number {
  let largest = 0;
  for (let column = from; column < to; column++) {
    const apart = Math.abs((a.data[i + column] ?? Number.NaN) - (b.data[j + column] ?? Number.NaN));
    largest = Math.max(largest, Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart);
  }
  return largest;
}

function outputOf(outputs: Outputs, name: string): Tensor {
  const output = outputs[name];
  if (!output) throw new Error(`There is no output ${name}.`);
  return output;
}

type Judged = Pick<Lesion, 'box' | 'level' | 'splScore'>;

/** Whether both found as many lesions, each with the level of the nearest one; and how far their scores are apart. */
export function compareLesions(
  ours: readonly Judged[],
  theirs: readonly Judged[],
): { readonly same: boolean; readonly score: number } {
  const pairs = ours.map((lesion) => ({
    lesion,
    other: theirs.toSorted((a, b) => apart(a.box, lesion.box) - apart(b.box, lesion.box))[0],
  }));
  const scores = pairs.map(({ lesion, other }) => Math.abs(lesion.splScore - (other?.splScore ?? 0)));
  return {
    same: ours.length === theirs.length && pairs.every(({ lesion, other }) => lesion.level === other?.level),
    score: Math.max(0, ...scores),
  };
}

function apart(a: Box, b: Box): number {
  const [one, other] = [centreOf(a), centreOf(b)];
  return Math.hypot(one.x - other.x, one.y - other.y);
}
