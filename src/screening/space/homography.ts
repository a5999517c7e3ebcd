import type { Point } from './geometry.ts';

/** Top left, top right, bottom right, bottom left of the marker as printed. */
export type Quad = readonly [Point, Point, Point, Point];

/** A plane seen by a camera: (x, y) → ((a x + b y + c), (d x + e y + f)) / (g x + h y + 1). */
export interface Homography {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g: number;
  readonly h: number;
}

/** Maps the square (0, 0)–(1, 1) onto four points (Heckbert 1989). */
function fromUnitSquare([p0, p1, p2, p3]: Quad): Homography {
  const dx1 = p1.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dx2 = p3.x - p2.x;
  const dy2 = p3.y - p2.y;
  const sumX = p0.x - p1.x + p2.x - p3.x;
  const sumY = p0.y - p1.y + p2.y - p3.y;
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / area;
  const h = (dx1 * sumY - sumX * dy1) / area;
  return {
    a: p1.x - p0.x + g * p1.x,
    b: p3.x - p0.x + h * p3.x,
    c: p0.x,
    d: p1.y - p0.y + g * p1.y,
    e: p3.y - p0.y + h * p3.y,
    f: p0.y,
    g,
    h,
  };
}

/** Maps a square with the given side about (0, 0) onto four points. */
export function fromSquare(side: number, quad: Quad): Homography {
  const { a, b, c, d, e, f, g, h } = fromUnitSquare(quad);
  // (x, y) → (x / side + ½, y / side + ½), then brought back to the form with 1 in the denominator.
  const one = 1 + (g + h) / 2;
  return {
    a: a / side / one,
    b: b / side / one,
    c: (c + (a + b) / 2) / one,
    d: d / side / one,
    e: e / side / one,
    f: (f + (d + e) / 2) / one,
    g: g / side / one,
    h: h / side / one,
  };
}

export function project({ a, b, c, d, e, f, g, h }: Homography, { x, y }: Point): Point {
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/** Undoes `project`. */
export function unproject({ a, b, c, d, e, f, g, h }: Homography, { x, y }: Point): Point {
  const [p, q, r, s] = [a - g * x, b - h * x, d - g * y, e - h * y];
  const area = p * s - q * r;
  return { x: (s * (x - c) - q * (y - f)) / area, y: (p * (y - f) - r * (x - c)) / area };
}

/** How the plane is stretched around a point: [∂X/∂x, ∂X/∂y, ∂Y/∂x, ∂Y/∂y]. */
export function jacobian(homography: Homography, { x, y }: Point): readonly [number, number, number, number] {
  const { a, b, d, e, g, h } = homography;
  const w = g * x + h * y + 1;
  const image = project(homography, { x, y });
  return [(a - g * image.x) / w, (b - h * image.x) / w, (d - g * image.y) / w, (e - h * image.y) / w];
}

/** Largest and smallest stretch of a 2 × 2 matrix: its singular values. */
export function stretches([a, b, c, d]: readonly [number, number, number, number]): [number, number] {
  const sum = Math.hypot(a + d, b - c);
  const difference = Math.hypot(a - d, b + c);
  return [(sum + difference) / 2, Math.abs(sum - difference) / 2];
}

/** Whether a point lies within a convex quad, on its border included. */
export function isInQuad(quad: Quad, { x, y }: Point): boolean {
  const sides = quad.map((from, i) => {
    const to = quad[(i + 1) % 4] ?? from;
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}
