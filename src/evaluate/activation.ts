import type { Point } from '../screening/geometry.ts';

/**
 * Where a class-activation map is highest: the centre of its highest cell, in shares of the crop's side (0..1) from
 * its top left.
 * @param map a square map, row by row
 */
export function peakOf(map: Float32Array): Point {
  const side = Math.sqrt(map.length);
  let best = 0;
  for (const [i, value] of map.entries()) if (value > (map[best] ?? 0)) best = i;
  return { x: ((best % side) + 0.5) / side, y: (Math.floor(best / side) + 0.5) / side };
}
