import { Damaged, Unsupported } from './kinds.ts';
import type { TagReader, Tags } from './tags.ts';

/** A picture of a TIFF, with its offset. */
export interface TiffPicture {
  readonly tags: Tags;
  readonly at: number;
}

const newSubfileType = 254;
const subfileType = 255;
const compression = 259;
const photometric = 262;
const subIfds = 330;
const dngVersion = 50_706;

/** A file with more directories has a loop. */
const mostPages = 1000;

/** Colours and compressions of raw files: CFA and LinearRaw; Nikon's, Sony's and Pentax's. */
const rawColours = [32_803, 34_892];
const rawCompressions = [34_713, 32_767, 65_535, 32_769];

/**
 * Finds the one photo among a TIFF's pictures, in which smaller copies and masks are marked.
 * @throws Unsupported for a camera's raw file and for several photos; Damaged
 */
export function photoOf(reader: TagReader, bytes: Buffer): TiffPicture {
  const pictures = picturesOf(reader);
  const raw = rawKind(pictures, bytes);
  if (raw !== null) throw new Unsupported('raw', raw);
  const photos = pictures.filter(({ tags }) => !isAside(tags));
  const [photo] = photos.length === 0 ? pictures : photos;
  const count = photos.length === 0 ? pictures.length : photos.length;
  if (photo === undefined) throw new Damaged('no picture');
  if (count > 1) throw new Unsupported('tiff-pages', count);
  return photo;
}

function picturesOf(reader: TagReader): TiffPicture[] {
  const pictures: TiffPicture[] = [];
  let at = reader.first;
  for (let page = 0; at !== 0; page++) {
    if (page === mostPages) throw new Damaged('its directories lead in a circle');
    const { tags, next } = reader.directory(at);
    pictures.push({ tags, at });
    for (const below of tags.get(subIfds) ?? [])
      pictures.push({ tags: reader.directory(below).tags, at: below });
    at = next;
  }
  return pictures;
}

/** Whether it is a smaller copy or a mask (bits 0 and 2), or a smaller copy by the older tag. */
const isAside = (tags: Tags): boolean =>
  ((tags.get(newSubfileType)?.[0] ?? 0) & 0b101) !== 0 || tags.get(subfileType)?.[0] === 2;

function rawKind(pictures: readonly TiffPicture[], bytes: Buffer): string | null {
  if (bytes.toString('latin1', 8, 10) === 'CR') return 'CR2';
  if (pictures.some(({ tags }) => tags.has(dngVersion))) return 'DNG';
  const has = (tag: number, values: readonly number[]) =>
    pictures.some(({ tags }) => values.includes(tags.get(tag)?.[0] ?? -1));
  return has(photometric, rawColours) || has(compression, rawCompressions) ? 'as NEF or ARW' : null;
}
