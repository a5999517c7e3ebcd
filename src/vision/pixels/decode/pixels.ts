import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { Frame } from '../../../screening/space/frame.ts';
import { toSrgb } from './colour-space.ts';
import type { Plan } from './plan.ts';
import { upright } from './upright.ts';

/** Pixels as sharp gives them: 8 or 16 bits, 3 channels or 4 with transparency, also for grey. */
interface Samples {
  readonly data: Uint8Array | Uint16Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** The options of sharp for a file that is decoded by this plan. */
export const optionsOf = ({ colour, failOn }: Plan): SharpOptions => ({
  failOn,
  ignoreIcc: colour !== 'profile',
});

/**
 * Decodes to upright 8-bit sRGB over white.
 * @throws Error from libvips
 */
export async function decodeByPlan(plan: Plan, options: SharpOptions): Promise<Frame> {
  const samples = await samplesOf(plan, options);
  const { width, height, channels } = samples;
  const bytes = inSrgb(samples, plan);
  return { width, height, data: channels === 3 ? bytes : overWhite(bytes) };
}

/** Samples in the file's own space if we convert it here, otherwise in sRGB. */
async function samplesOf(plan: Plan, options: SharpOptions): Promise<Samples> {
  const { colour, deep, grey, alpha, orientation } = plan;
  const bytes = deep && grey && colour === 'profile' ? await greyOf8Bits(plan, options) : plan.bytes;
  const isProfile16 = deep && !grey && colour === 'profile';
  const keeps16 = deep && (isProfile16 || typeof colour === 'object');
  const pipeline = upright(sharp(bytes, options), orientation);
  if (alpha === 'left-out') pipeline.removeAlpha();
  // Transparency is laid over white once the colours are sRGB's.
  else if (alpha === 'over-white' && typeof colour !== 'object') pipeline.flatten({ background: '#ffffff' });
  pipeline.toColourspace(keeps16 ? 'rgb16' : 'srgb');
  // sharp converts 16 bits with a profile to Display P3, which contains sRGB, so they are converted once more.
  if (isProfile16) pipeline.withIccProfile('srgb');
  return await raw(pipeline, keeps16);
}

/** Reduces to 8 bits first, because sharp ignores the profile of 16-bit grey. */
const greyOf8Bits = async ({ bytes }: Plan, options: SharpOptions): Promise<Buffer> =>
  await sharp(bytes, options).keepIccProfile().toColourspace('b-w').png({ compressionLevel: 0 }).toBuffer();

async function raw(pipeline: Sharp, deep: boolean): Promise<Samples> {
  const { data, info } = await pipeline
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const samples = deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  return { data: samples, width, height, channels };
}

/** Converts to 8 bits of sRGB; a fourth channel is transparency. */
function inSrgb({ data, channels }: Samples, { colour }: Plan): Uint8Array {
  if (typeof colour === 'object') return toSrgb(data, channels, mostOf(data), colour);
  if (!(data instanceof Uint16Array)) return data;
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) bytes[i] = Math.round((data[i] ?? 0) / 257);
  return bytes;
}

const mostOf = (samples: Uint8Array | Uint16Array) => (samples instanceof Uint16Array ? 65_535 : 255);

/**
 * @param rgba 4 bytes a pixel
 * @returns 3 bytes a pixel
 */
function overWhite(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const opaque = (rgba[from + 3] ?? 0) / 255;
    for (let i = 0; i < 3; i++) {
      const value = (rgba[from + i] ?? 0) * opaque + 255 * (1 - opaque);
      rgb[to + i] = Math.round(value);
    }
  }
  return rgb;
}
