import { samePrimaries, srgbPrimaries } from './colour-space.ts';
import { Unsupported } from './kinds.ts';
import { asOrientation, exifColour, xmpOrientation } from './metadata.ts';
import type { Plan } from './plan.ts';
import { checkProfile, type ProfileSpace } from './profile.ts';
import { TagReader, type Tags } from './tags.ts';
import { compressions, photometrics, sampleFormats } from './tiff-names.ts';
import { photoOf } from './tiff-pictures.ts';

const tag = {
  bits: 258,
  compression: 259,
  photometric: 262,
  orientation: 274,
  samples: 277,
  planar: 284,
  tileWidth: 322,
  whitePoint: 318,
  primaries: 319,
  extraSamples: 338,
  sampleFormat: 339,
  xmp: 700,
  profile: 34_675,
} as const;

/** Tags that say how pixels are stored. libtiff also warns of faults in other tags, which cost no pixel. */
const storage = [
  254, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338, 339, 347, 529,
  530, 531, 532, 34_675,
]; // biome-ignore format: a list

/** Colours with their number of channels, by PhotometricInterpretation; all others are refused by name. */
const colours: Readonly<Record<number, { readonly space: ProfileSpace; readonly channels: number }>> = {
  0: { space: 'GRAY', channels: 1 },
  1: { space: 'GRAY', channels: 1 },
  2: { space: 'RGB ', channels: 3 },
  3: { space: 'RGB ', channels: 1 }, // a palette
  5: { space: 'CMYK', channels: 4 },
  6: { space: 'RGB ', channels: 3 }, // YCbCr
};

/** @throws Unsupported, Damaged */
export function planTiff(bytes: Buffer): Plan {
  const reader = new TagReader(bytes);
  const { tags, at } = photoOf(reader, bytes);
  const first = (number: number, otherwise: number) => tags.get(number)?.[0] ?? otherwise;
  const photometric = first(tag.photometric, -1);
  const bits = checkNumbers(tags, first(tag.compression, 1), photometric);
  const { space, channels } = colours[photometric] ?? {};
  if (space === undefined || channels === undefined)
    throw new Unsupported('tiff-colours', photometrics[photometric] ?? `unknown (${photometric})`);
  const byProfile = checkProfile(reader.bytesOf(at, tag.profile), space);
  if (space === 'CMYK' && byProfile === null) throw new Unsupported('no-cmyk-profile');
  if (byProfile === null) checkPrimaries(tags);
  const extra = first(tag.samples, 1) - channels;
  const meanings = tags.get(tag.extraSamples) ?? [];
  const top = reader.directory(reader.first).tags;
  const orientation = asOrientation(first(tag.orientation, top.get(tag.orientation)?.[0] ?? 0));
  return {
    bytes: reader.only(at, storage),
    orientation: orientation ?? xmpOrientation(reader.bytesOf(at, tag.xmp)) ?? 1,
    colour: byProfile ?? exifColour(reader, top) ?? 'srgb',
    deep: bits === 16,
    grey: space === 'GRAY',
    alpha: alphaOf(extra, meanings),
    // libtiff warns of undescribed channels, once for each strip.
    failOn: extra > meanings.length ? 'error' : 'warning',
  };
}

/** @returns the bits of each channel */
function checkNumbers(tags: Tags, compression: number, photometric: number): number {
  const all = tags.get(tag.bits) ?? [1];
  const bits = all[0] ?? 1;
  const format = (tags.get(tag.sampleFormat) ?? []).find((one) => one !== 1 && one !== 4);
  if (format !== undefined) throw new Unsupported('tiff-numbers', sampleFormats[format] ?? 'other');
  const isDecoded = [1, 8, 16].includes(bits) || (bits < 8 && [0, 1, 3].includes(photometric));
  if (!isDecoded || all.some((one) => one !== bits))
    throw new Unsupported('tiff-bits', [...new Set(all)].join(', '));
  const { name, decoded } = compressions[compression] ?? { name: `unknown (${compression})`, decoded: false };
  if (!decoded) throw new Unsupported('tiff-compression', name);
  const isTiled = tags.has(tag.tileWidth);
  if (isTiled && (tags.get(tag.planar)?.[0] ?? 1) === 2) throw new Unsupported('tiff-layout');
  if (compression === 7 && bits !== 8) throw new Unsupported('tiff-compression', `${name} of ${bits} bits`);
  return bits;
}

/** Refuses primaries without a profile, because no library reads them. */
function checkPrimaries(tags: Tags): void {
  const [wx, wy] = tags.get(tag.whitePoint) ?? [];
  const [rx, ry, gx, gy, bx, by] = tags.get(tag.primaries) ?? [];
  const { red, green, blue, white } = srgbPrimaries;
  const named = {
    red: [rx ?? red[0], ry ?? red[1]],
    green: [gx ?? green[0], gy ?? green[1]],
    blue: [bx ?? blue[0], by ?? blue[1]],
    white: [wx ?? white[0], wy ?? white[1]],
  } as const;
  if (!samePrimaries(named, srgbPrimaries, 0.01)) throw new Unsupported('tiff-primaries');
}

/**
 * @param extra number of channels after the colours
 * @param meanings 0 unspecified, 1 premultiplied, 2 straight
 */
function alphaOf(extra: number, meanings: readonly number[]): Plan['alpha'] {
  const isAlpha = meanings.map((meaning) => meaning === 1 || meaning === 2);
  if (extra <= 0 || !isAlpha.includes(true)) return 'left-out';
  if (extra > 1) throw new Unsupported('tiff-channels', 'transparency and further channels');
  return 'over-white';
}
