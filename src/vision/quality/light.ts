import type { Frame } from '../../screening/frame.ts';
import type { QualityReadings } from '../../screening/quality.ts';
import { resize } from '../decode.ts';
import { labOf } from '../lab.ts';
import type { Square } from './skin-squares.ts';

/** Longer side of the thumbnail on which light and colour are read. */
const thumbnail = 256;

/** A channel at or above this has lost its detail. */
const clipped = 250;
/** Shine: brighter than the middle of the skin by this factor, and with at most this share of its colourfulness. */
const shineBrightness = 1.6;
const shineColour = 0.6;
/** Where shine would be brighter than white, this is shine already. */
const shineCeiling = 248;

interface Pixel {
  readonly luminance: number;
  readonly chroma: number;
  /** The second brightest: skin is red, so that the brightest alone clips in good light, and nothing is lost. */
  readonly middleChannel: number;
}

/** Exposure and colour over the given squares of a photo. */
export async function readLight(
  frame: Frame,
  squares: readonly Square[],
): Promise<Pick<QualityReadings, 'brightest' | 'blownOut' | 'chroma' | 'hue' | 'glare'>> {
  const scale = thumbnail / Math.max(frame.width, frame.height);
  const small = await resize(
    frame,
    Math.max(1, Math.round(frame.width * scale)),
    Math.max(1, Math.round(frame.height * scale)),
  );
  const sums = [0, 0, 0];
  const pixels: Pixel[] = [];
  for (const at of indicesOf(small, squares, scale)) {
    const rgb = [small.data[at] ?? 0, small.data[at + 1] ?? 0, small.data[at + 2] ?? 0] as const;
    for (const [i, value] of rgb.entries()) sums[i] = (sums[i] ?? 0) + value;
    pixels.push({
      luminance: 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2],
      chroma: Math.max(...rgb) - Math.min(...rgb),
      middleChannel: rgb.toSorted((a, b) => a - b)[1] ?? 0,
    });
  }
  const share = (holds: (pixel: Pixel) => boolean) => pixels.filter(holds).length / pixels.length;
  const luminances = pixels.map(({ luminance }) => luminance).sort((a, b) => a - b);
  const chromas = pixels.map(({ chroma }) => chroma).sort((a, b) => a - b);
  const middle = luminances[luminances.length >> 1] ?? 0;
  const middleChroma = chromas[chromas.length >> 1] ?? 0;
  const shineFrom = Math.min(shineCeiling, middle * shineBrightness);
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / pixels.length);
  return {
    brightest: luminances[Math.floor(0.95 * luminances.length)] ?? 0,
    blownOut: share(({ middleChannel }) => middleChannel >= clipped),
    chroma: chromas.reduce((sum, chroma) => sum + chroma, 0) / pixels.length,
    hue: hueOf(red, green, blue),
    glare: share(({ luminance, chroma }) => luminance >= shineFrom && chroma <= shineColour * middleChroma),
  };
}

/** Positions of the first byte of every thumbnail pixel that lies in one of the squares. */
function* indicesOf({ width, height }: Frame, squares: readonly Square[], scale: number): Generator<number> {
  for (const { x, y, side } of squares) {
    const [left, top] = [Math.max(0, Math.round(x * scale)), Math.max(0, Math.round(y * scale))];
    const [right, bottom] = [
      Math.min(width, Math.round((x + side) * scale)),
      Math.min(height, Math.round((y + side) * scale)),
    ];
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) yield (row * width + column) * 3;
    }
  }
}

/** CIELAB hue angle (D65) of an sRGB colour, in degrees from −180 to 180; 0 where there is no colour. */
export function hueOf(red: number, green: number, blue: number): number {
  const { a, b } = labOf(red, green, blue);
  return (Math.atan2(b, a) * 180) / Math.PI;
}
