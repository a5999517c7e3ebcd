import { Damaged, Unsupported } from './kinds.ts';
import { readExif, xmpOrientation } from './metadata.ts';
import type { Plan } from './plan.ts';
import { checkProfile } from './profile.ts';

const headerLength = 12;

/** @throws Unsupported, Damaged */
export function planWebp(bytes: Buffer): Plan {
  const chunks = chunksOf(bytes);
  if (chunks.has('ANIM') || chunks.has('ANMF')) throw new Unsupported('webp-animated');
  const exif = readExif(withoutName(chunks.get('EXIF')));
  const byProfile = checkProfile(chunks.get('ICCP'), 'RGB ');
  return {
    bytes,
    orientation: exif.orientation ?? xmpOrientation(chunks.get('XMP ')) ?? 1,
    colour: byProfile ?? exif.colour ?? 'srgb',
    deep: false,
    grey: false,
    alpha: 'over-white',
    failOn: 'warning',
  };
}

/**
 * The first chunk of each name.
 * @throws Damaged if the file is shorter than it says
 */
function chunksOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length + 1) throw new Damaged('it is shorter than it says');
  for (let at = headerLength; at + 8 <= Math.min(end, bytes.length); ) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > bytes.length) throw new Damaged('a chunk is cut short');
    if (!chunks.has(name)) chunks.set(name, bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** Removes the name of a JPEG's segment, which some writers put before Exif. */
const withoutName = (exif: Buffer | undefined): Buffer | undefined =>
  exif?.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
