import type { QualityReadings } from '../../screening/judgement/quality.ts';
import type { Frame } from '../../screening/space/frame.ts';
import { labOf } from '../pixels/lab.ts';
import { thumbnailOf } from '../pixels/pyramid.ts';
import type { Square } from './skin-squares.ts';

/** Longer side of the thumbnail on which light and colour are read. */
const thumbnail = 256;

/** A channel at or above this has lost its detail. */
const clipped = 250;
/** Shine is brighter than the middle of the skin by this factor, with at most this share of its colourfulness. */
const shineBrightness = 1.6;
const shineColour = 0.6;
/** On very bright skin shine would have to be brighter than white; there this brightness is enough. */
const shineCeiling = 248;

/** Exposure and colour over the given squares of a photo. */
export async function readLight(
  frame: Frame,
  squares: readonly Square[],
): Promise<Pick<QualityReadings, 'brightest' | 'blownOut' | 'chroma' | 'hue' | 'glare'>> {
  const scale = thumbnail / Math.max(frame.width, frame.height);
  const small = await thumbnailOf(
    frame,
    Math.max(1, Math.round(frame.width * scale)),
    Math.max(1, Math.round(frame.height * scale)),
  );
  const { luminance, chroma, blownOut, mean } = pixelsOf(small, squares, scale);
  const count = luminance.length;
  const luminances = luminance.toSorted();
  const middle = luminances[count >> 1] ?? 0;
  const middleChroma = chroma.toSorted()[count >> 1] ?? 0;
  const shineFrom = Math.min(shineCeiling, middle * shineBrightness);
  let [shining, colour] = [0, 0];
  for (let i = 0; i < count; i++) {
    const own = chroma[i] ?? 0;
    colour += own;
    if ((luminance[i] ?? 0) >= shineFrom && own <= shineColour * middleChroma) shining++;
  }
  return {
    brightest: luminances[Math.floor(0.95 * count)] ?? 0,
    blownOut: blownOut / count,
    chroma: colour / count,
    hue: hueOf(...mean),
    glare: shining / count,
  };
}

/** The thumbnail's pixels within the squares, one after the other; as objects they would take five times as long. */
interface Pixels {
  readonly luminance: Float64Array;
  /** The brightest channel less the darkest. */
  readonly chroma: Uint8Array;
  readonly blownOut: number;
  /** Red, green and blue. */
  readonly mean: readonly [number, number, number];
}

function pixelsOf(small: Frame, squares: readonly Square[], scale: number): Pixels {
  const areas = squares.map((square) => areaWithin(small, square, scale));
  const count = areas.reduce((sum, { left, right, top, bottom }) => sum + (right - left) * (bottom - top), 0);
  const luminance = new Float64Array(count);
  const chroma = new Uint8Array(count);
  let [reds, greens, blues, blownOut, i] = [0, 0, 0, 0, 0];
  for (const { left, right, top, bottom } of areas) {
    for (let row = top; row < bottom; row++) {
      const end = (row * small.width + right) * 3;
      for (let at = (row * small.width + left) * 3; at < end; at += 3, i++) {
        const [red, green, blue] = [small.data[at] ?? 0, small.data[at + 1] ?? 0, small.data[at + 2] ?? 0];
        reds += red;
        greens += green;
        blues += blue;
        luminance[i] = 0.299 * red + 0.587 * green + 0.114 * blue;
        const [low, high] = red < green ? [red, green] : [green, red];
        chroma[i] = Math.max(high, blue) - Math.min(low, blue);
        // The second brightest channel counts: skin is red, so that red alone clips in good light and nothing is lost.
        if (Math.max(low, Math.min(high, blue)) >= clipped) blownOut++;
      }
    }
  }
  return { luminance, chroma, blownOut, mean: [reds / count, greens / count, blues / count] };
}

/** The part of the thumbnail that a square of the photo covers. */
function areaWithin({ width, height }: Frame, { x, y, side }: Square, scale: number) {
  const left = Math.max(0, Math.round(x * scale));
  const top = Math.max(0, Math.round(y * scale));
  return {
    left,
    top,
    right: Math.max(left, Math.min(width, Math.round((x + side) * scale))),
    bottom: Math.max(top, Math.min(height, Math.round((y + side) * scale))),
  };
}

/** CIELAB hue angle (D65) of an sRGB colour, in degrees from −180 to 180; 0 where there is no colour. */
export function hueOf(red: number, green: number, blue: number): number {
  const { a, b } = labOf(red, green, blue);
  return (Math.atan2(b, a) * 180) / Math.PI;
}
