import { crc32, inflateSync } from 'node:zlib';
import { type ColourSpace, power, samePrimaries, srgbPrimaries } from './colour-space.ts';
import { Damaged, Unsupported } from './kinds.ts';
import { readExif, xmpOrientation } from './metadata.ts';
import type { Plan } from './plan.ts';
import { coded } from './png-coded.ts';
import { checkProfile } from './profile.ts';

/** PNG's chunks that describe the picture, by name; the first of each. */
type Chunks = ReadonlyMap<string, Buffer>;

const signatureLength = 8;
const read = [
  ...['IHDR', 'acTL', 'fcTL', 'IDAT', 'CgBI', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'cICP', 'eXIf'],
  ...['iTXt', 'tEXt', 'zTXt', 'tRNS'],
];
/** In bytes; no profile and no Exif is longer. */
const longestText = 16 * 1024 * 1024;
/** Keywords of the texts that hold XMP, and of those in which ImageMagick has long put Exif. */
const keywords = ['XML:com.adobe.xmp\0', 'Raw profile type exif\0', 'Raw profile type APP1\0'];

/** @throws Unsupported, Damaged */
export function planPng(bytes: Buffer): Plan {
  const chunks = chunksOf(bytes);
  if (chunks.has('CgBI')) throw new Unsupported('png-ios');
  if (isAnimated(chunks)) throw new Unsupported('png-animated');
  const header = chunks.get('IHDR');
  if (header === undefined || header.length !== 13) throw new Damaged('no header');
  const [bits = 0, type = 0] = header.subarray(8);
  const grey = (type & 2) === 0;
  const exif = readExif(chunks.get('eXIf') ?? rawExif(chunks));
  return {
    bytes,
    orientation: exif.orientation ?? xmpOrientation(chunks.get('iTXt')) ?? 1,
    colour: colourOf(chunks, grey) ?? exif.colour ?? 'srgb',
    deep: bits === 16,
    grey,
    alpha: (type & 4) !== 0 || chunks.has('tRNS') ? 'over-white' : 'left-out',
    failOn: 'error',
  };
}

/** @throws Damaged if the checksum of a chunk that we read is wrong, or if the chunk reaches beyond the file */
function chunksOf(bytes: Buffer): Chunks {
  const chunks = new Map<string, Buffer>();
  for (let at = signatureLength; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 8 + length;
    if (name === 'IEND') return chunks;
    if (end + 4 > bytes.length) throw new Damaged('a chunk is cut short');
    const body = bytes.subarray(at + 8, end);
    if (read.includes(name) && !chunks.has(name) && isWanted(name, body)) {
      if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
        throw new Damaged(`${name}'s checksum`);
      chunks.set(name, body);
    }
    at = end + 4;
  }
  throw new Damaged('no end');
}

const isWanted = (name: string, body: Buffer): boolean =>
  !name.endsWith('Xt') || keywords.some((keyword) => body.toString('latin1', 0, keyword.length) === keyword);

/** Whether it is animated. One frame is no animation if it is the picture that other programs show. */
function isAnimated(chunks: Chunks): boolean {
  const frames = chunks.get('acTL');
  if (frames === undefined) return false;
  const names = [...chunks.keys()];
  const control = names.indexOf('fcTL');
  const isShown = control >= 0 && control < names.indexOf('IDAT');
  return frames.length !== 8 || frames.readUInt32BE() !== 1 || !isShown;
}

/** Reads Exif from hexadecimal text: a line with its name, one with its length, then lines of digits. */
function rawExif(chunks: Chunks): Buffer | undefined {
  const [plain, packed] = [chunks.get('tEXt'), chunks.get('zTXt')];
  const text = packed ? inflated(packed) : plain?.subarray(plain.indexOf(0) + 1);
  const digits = /^\s*\S+\s+\d+\s+([\da-f\s]+)$/i.exec(text?.toString('latin1') ?? '')?.[1];
  const bytes = digits === undefined ? undefined : Buffer.from(digits.replace(/\s/g, ''), 'hex');
  return bytes?.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
}

/** The colour space, by the priorities of PNG's third edition (section 4.3); null if the file names none. */
function colourOf(chunks: Chunks, grey: boolean): Plan['colour'] | null {
  const cicp = chunks.get('cICP');
  if (cicp !== undefined) return coded(cicp);
  const iccp = chunks.get('iCCP');
  if (iccp !== undefined) {
    const profile = inflated(iccp);
    if (profile === undefined) throw new Unsupported('bad-profile');
    return checkProfile(profile, grey ? 'GRAY' : 'RGB ');
  }
  if (chunks.has('sRGB')) return 'srgb';
  return byGamma(chunks.get('gAMA'), chunks.get('cHRM'));
}

/** Inflates a chunk: a name that ends in zero, the compression method, then the data; undefined if it is invalid. */
function inflated(chunk: Buffer): Buffer | undefined {
  try {
    return inflateSync(chunk.subarray(chunk.indexOf(0) + 2), { maxOutputLength: longestText });
  } catch {
    return undefined;
  }
}

/** libpng takes a gamma within 5 % of sRGB's own, 45455, for the same (PNG_GAMMA_THRESHOLD). */
const srgbGamma = 45_455;
const threshold = 0.05;

function byGamma(gama: Buffer | undefined, chrm: Buffer | undefined): Plan['colour'] | null {
  const gamma = gama?.length === 4 ? gama.readUInt32BE() : 0;
  // As in browsers, because primaries alone don't say what the numbers mean.
  if (gamma === 0) return null;
  const primaries = chrm?.length === 32 ? primariesOf(chrm) : srgbPrimaries;
  const isSrgb = Math.abs(gamma / srgbGamma - 1) <= threshold && samePrimaries(primaries, srgbPrimaries);
  return isSrgb ? 'srgb' : { ...primaries, toLight: power(100_000 / gamma) };
}

function primariesOf(chrm: Buffer): Omit<ColourSpace, 'toLight'> {
  const point = (at: number) =>
    [chrm.readUInt32BE(at) / 100_000, chrm.readUInt32BE(at + 4) / 100_000] as const;
  const primaries = { white: point(0), red: point(8), green: point(16), blue: point(24) };
  if (Object.values(primaries).some(([, y]) => y === 0)) throw new Damaged('cHRM holds no colours');
  return primaries;
}
