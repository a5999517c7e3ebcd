import type { Frame } from '../../screening/space/frame.ts';
import type { Point } from '../../screening/space/geometry.ts';
import type { Quad } from '../../screening/space/homography.ts';
import { cellsAcross } from './card.ts';

/** The marker's outline, measured on the pixels of the photo itself. */
export interface Outline {
  readonly quad: Quad;
  /** Root mean square distance of the edge points from their straight lines, in pixels. */
  readonly unevenness: number;
  /** Standard deviation of the blur across the edges, in pixels. */
  readonly blur: number;
  /** Share of the outline that is visible, for the worst side, 0..1. */
  readonly seen: number;
}

/** A point on an edge of the square, where the light is halfway between black and white. */
interface EdgePoint extends Point {
  readonly blur: number;
}

/** Number of points measured on each side, none near the corners, which blur rounds off. */
const pointsPerSide = 40;
const cornerShare = 0.1;

/** Samples per pixel of a profile across the edge. */
const samplesPerPixel = 2;

/**
 * Measures the marker's outline. On profiles across each side it finds the points where the light is halfway between
 * black and white, lays a straight line through the points of each side, and intersects the lines.
 * @param rough the corners to within about a tenth of a cell and a few pixels
 * @returns undefined if a side has too few points for a line
 */
export function refineMarker(frame: Frame, rough: Quad): Outline | undefined {
  // Done twice: the first lines fit better than the rough corners, and so centre the profiles.
  const first = measure(frame, rough);
  return first && measure(frame, first.quad);
}

function measure(frame: Frame, quad: Quad): Outline | undefined {
  const sides = quad.map((from, i) => edgePoints(frame, from, quad[(i + 1) % 4] ?? from));
  const lines = sides.map(fitLine);
  const [top, right, bottom, left] = lines;
  if (!top || !right || !bottom || !left) return undefined;
  const corners: Quad = [cross(left, top), cross(top, right), cross(right, bottom), cross(bottom, left)];
  const used = [top, right, bottom, left];
  const points = used.flatMap((line) => line.points);
  return {
    quad: corners,
    unevenness: Math.sqrt(
      mean(used.flatMap((line) => line.points.map((point) => offLine(line, point) ** 2))),
    ),
    blur: median(points.map(({ blur }) => blur)),
    seen: Math.min(...used.map((line) => line.points.length)) / pointsPerSide,
  };
}

/** The halfway points on one side; `from` to `to` runs clockwise, so that the outside is on the left. */
function edgePoints(frame: Frame, from: Point, to: Point): EdgePoint[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const outward = { x: along.y, y: -along.x };
  // Black is one cell wide and white a little more; the profile stays within both.
  const reach = Math.max(2, 0.75 * (length / cellsAcross));
  return Array.from({ length: pointsPerSide }, (_, i) => {
    const share = cornerShare + ((i + 0.5) / pointsPerSide) * (1 - 2 * cornerShare);
    const middle = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    return halfway(profile(frame, middle, outward, reach), middle, outward, reach);
  }).filter((point) => point !== undefined);
}

/** The light along a line across the edge, from inside to outside. */
function profile(frame: Frame, middle: Point, outward: Point, reach: number): Float64Array {
  const samples = new Float64Array(2 * Math.ceil(reach * samplesPerPixel) + 1);
  for (const i of samples.keys()) {
    const away = (i / (samples.length - 1)) * 2 * reach - reach;
    samples[i] = lightAt(frame, middle.x + away * outward.x, middle.y + away * outward.y);
  }
  return samples;
}

/** Least contrast of an edge, as a share of the brightest light; noise alone does not reach it. */
const leastContrast = 0.02;

function halfway(samples: Float64Array, middle: Point, outward: Point, reach: number): EdgePoint | undefined {
  const end = Math.max(1, Math.round(samples.length * 0.2));
  const black = median([...samples.subarray(0, end)]);
  const white = median([...samples.subarray(samples.length - end)]);
  const contrast = white - black;
  // A finger on the card, or the edge of a shadow, is not a step from black to white.
  if (!(contrast > leastContrast && white > 2.5 * black)) return undefined;
  const at = (level: number) => crossing(samples, black + level * contrast);
  const [low, half, high] = [at(0.25), at(0.5), at(0.75)];
  if (low === undefined || half === undefined || high === undefined) return undefined;
  const away = (half / (samples.length - 1)) * 2 * reach - reach;
  // A Gaussian rises from a quarter to three quarters within 1.35 standard deviations.
  const blur = Math.abs(high - low) / samplesPerPixel / 1.35;
  return { x: middle.x + away * outward.x, y: middle.y + away * outward.y, blur };
}

/** Where the samples rise through a level, the place nearest the middle of the profile. */
function crossing(samples: Float64Array, level: number): number | undefined {
  const centre = (samples.length - 1) / 2;
  let best: number | undefined;
  for (let i = 1; i < samples.length; i++) {
    const below = samples[i - 1] ?? 0;
    const above = samples[i] ?? 0;
    if (!(below < level && above >= level)) continue;
    const at = i - 1 + (level - below) / (above - below);
    if (best === undefined || Math.abs(at - centre) < Math.abs(best - centre)) best = at;
  }
  return best;
}

/** sRGB to light, because an edge lies halfway in light, however blurred it is. */
const light = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Green light between pixels (bilinear); x and y count from the photo's corner, so a pixel's centre is at ½. */
function lightAt({ width, height, data }: Frame, x: number, y: number): number {
  const left = Math.min(Math.max(x - 0.5, 0), width - 1.001);
  const top = Math.min(Math.max(y - 0.5, 0), height - 1.001);
  const column = Math.floor(left);
  const row = Math.floor(top);
  const right = left - column;
  const down = top - row;
  const at = (dx: number, dy: number) => light[data[((row + dy) * width + column + dx) * 3 + 1] ?? 0] ?? 0;
  return (
    (at(0, 0) * (1 - right) + at(1, 0) * right) * (1 - down) +
    (at(0, 1) * (1 - right) + at(1, 1) * right) * down
  );
}

/** A line, x cos + y sin = distance, and the points through which it was laid. */
interface Line {
  readonly cos: number;
  readonly sin: number;
  readonly distance: number;
  readonly points: readonly EdgePoint[];
}

/** A line needs this many points. */
const fewestPoints = 12;

/** Total least squares, three times, each time without the points that lie far off. */
function fitLine(all: readonly EdgePoint[]): Line | undefined {
  let points = all;
  let line: Line | undefined;
  for (let round = 0; round < 3; round++) {
    if (points.length < fewestPoints) return undefined;
    line = leastSquares(points);
    const own = line;
    const typical = median(all.map((point) => Math.abs(offLine(own, point))));
    points = all.filter((point) => Math.abs(offLine(own, point)) <= Math.max(0.5, 3 * typical));
  }
  return line;
}

function leastSquares(points: readonly EdgePoint[]): Line {
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const xx = mean(points.map((point) => (point.x - x) ** 2));
  const yy = mean(points.map((point) => (point.y - y) ** 2));
  const xy = mean(points.map((point) => (point.x - x) * (point.y - y)));
  const normal = Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2;
  const [cos, sin] = [Math.cos(normal), Math.sin(normal)];
  return { cos, sin, distance: x * cos + y * sin, points };
}

const offLine = ({ cos, sin, distance }: Line, { x, y }: Point): number => x * cos + y * sin - distance;

function cross(one: Line, other: Line): Point {
  const area = one.cos * other.sin - one.sin * other.cos;
  return {
    x: (one.distance * other.sin - one.sin * other.distance) / area,
    y: (one.cos * other.distance - one.distance * other.cos) / area,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
