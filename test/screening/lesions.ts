import type { Lesion, Level } from '../../src/screening/lesion/lesion.ts';

/** A lesion with the given look (angle on a circle, in radians) and size, for tests of what is done with lesions. */
export function lesion(
  id: string,
  { angle = 0, diameter = 20, level = 'none' as Level, x = 0, y = 0 } = {},
): Lesion {
  return {
    id,
    box: { x, y, width: diameter, height: diameter },
    confidence: 0.9,
    pigmented: true,
    probabilities: { background: 0, skinEdge: 0, skin: 0.1, nsplA: 0.8, nsplB: 0.05, spl: 0.05 },
    splScore: 0.05,
    level,
    doubts: [],
    embedding: Float32Array.of(Math.cos(angle), Math.sin(angle)),
    activation: new Float32Array(4),
  };
}
