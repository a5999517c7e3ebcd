/** Colour spaces as numbers, for photos that name one without an ICC profile. */

type Point = readonly [x: number, y: number];
type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

export interface ColourSpace {
  /** CIE 1931 x, y. */
  readonly red: Point;
  readonly green: Point;
  readonly blue: Point;
  readonly white: Point;
  /** Converts a number of the file, 0..1, to linear light, 0..1. */
  readonly toLight: (value: number) => number;
}

const d65: Point = [0.3127, 0.329];

/** IEC 61966-2-1. */
export const srgbToLight = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const srgbFromLight = (light: number): number =>
  light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;

export const power =
  (exponent: number) =>
  (value: number): number =>
    value ** exponent;

export const srgbPrimaries = {
  red: [0.64, 0.33],
  green: [0.3, 0.6],
  blue: [0.15, 0.06],
  white: d65,
} as const satisfies Omit<ColourSpace, 'toLight'>;

/** Adobe RGB (1998), section 4.3: its gamma is 2 + 51/256. */
export const adobeRgb: ColourSpace = {
  red: [0.64, 0.33],
  green: [0.21, 0.71],
  blue: [0.15, 0.06],
  white: d65,
  toLight: power(2.199_218_75),
};

/** Whether two sets of primaries are equal, apart from rounding. */
export const samePrimaries = (
  a: Omit<ColourSpace, 'toLight'>,
  b: Omit<ColourSpace, 'toLight'>,
  within = 0.005,
): boolean =>
  (['red', 'green', 'blue', 'white'] as const).every((name) =>
    a[name].every((value, i) => Math.abs(value - (b[name][i] ?? 0)) <= within),
  );

const lightSteps = 65_535;

/** sRGB's byte for each step of linear light. */
const srgbBytes = Uint8Array.from({ length: lightSteps + 1 }, (_, i) =>
  Math.round(255 * srgbFromLight(i / lightSteps)),
);

/**
 * Converts to 8-bit sRGB; colours outside of it are clipped.
 * @param samples pixels of 3 channels, or of 4, of which the last is not converted
 * @param most the number that stands for 1: 255 or 65535
 * @returns as many bytes as there are samples
 */
export function toSrgb(
  samples: Uint8Array | Uint16Array,
  channels: number,
  most: number,
  space: ColourSpace,
): Uint8Array {
  const light = Float32Array.from({ length: most + 1 }, (_, value) => space.toLight(value / most));
  const [toRed, toGreen, toBlue] = multiply(inverse(toXyz(srgbPrimaries)), toXyz(space));
  const result = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += channels) {
    const red = light[samples[i] ?? 0] ?? 0;
    const green = light[samples[i + 1] ?? 0] ?? 0;
    const blue = light[samples[i + 2] ?? 0] ?? 0;
    result[i] = byteOf(toRed[0] * red + toRed[1] * green + toRed[2] * blue);
    result[i + 1] = byteOf(toGreen[0] * red + toGreen[1] * green + toGreen[2] * blue);
    result[i + 2] = byteOf(toBlue[0] * red + toBlue[1] * green + toBlue[2] * blue);
    if (channels === 4) result[i + 3] = Math.round(((samples[i + 3] ?? 0) * 255) / most);
  }
  return result;
}

const byteOf = (light: number): number =>
  srgbBytes[Math.round(Math.min(1, Math.max(0, light)) * lightSteps)] ?? 0;

/** The matrix to CIE XYZ under D65, with the white adapted by Bradford's matrix. */
function toXyz({ red, green, blue, white }: Omit<ColourSpace, 'toLight'>): Matrix {
  const columns = transposed([xyzOf(red), xyzOf(green), xyzOf(blue)]);
  const scale = apply(inverse(columns), xyzOf(white));
  const unadapted = columns.map((row) => row.map((value, i) => value * (scale[i] ?? 0)));
  const [from, to] = [apply(bradford, xyzOf(white)), apply(bradford, xyzOf(d65))];
  const cones = bradford.map((row, i) => row.map((value) => (value * (to[i] ?? 0)) / (from[i] ?? 1)));
  return multiply(multiply(inverse(bradford), asMatrix(cones)), asMatrix(unadapted));
}

const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

const xyzOf = ([x, y]: Point): Triple => [x / y, 1, (1 - x - y) / y];

const asTriple = ([a = 0, b = 0, c = 0]: readonly number[]): Triple => [a, b, c];
const asMatrix = ([a = [], b = [], c = []]: readonly (readonly number[])[]): Matrix => [
  asTriple(a),
  asTriple(b),
  asTriple(c),
];

const transposed = (m: Matrix): Matrix =>
  asMatrix([0, 1, 2].map((column) => m.map((row) => row[column] ?? 0)));

const apply = (m: Matrix, v: Triple): Triple =>
  asTriple(m.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]));

const multiply = (a: Matrix, b: Matrix): Matrix =>
  transposed(asMatrix(transposed(b).map((column) => apply(a, column))));

function inverse(m: Matrix): Matrix {
  const [[a, b, c], [d, e, f], [g, h, i]] = m;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return asMatrix(
    [
      [e * i - f * h, c * h - b * i, b * f - c * e],
      [f * g - d * i, a * i - c * g, c * d - a * f],
      [d * h - e * g, b * g - a * h, a * e - b * d],
    ].map((row) => row.map((value) => value / determinant)),
  );
}
