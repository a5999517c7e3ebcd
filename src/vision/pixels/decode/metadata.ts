import { adobeRgb, type ColourSpace } from './colour-space.ts';
import { Damaged } from './kinds.ts';
import { TagReader, type Tags } from './tags.ts';

/** 1 to 8, as TIFF and Exif number them: 1 is upright, 6 lies on its right side. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const orientations: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];

const orientationTag = 0x0112;
const exifDirectory = 0x8769;
const interoperabilityDirectory = 0xa005;
const colourSpaceTag = 0xa001;
/** Text "R03" in the directory of Interoperability: Adobe RGB (DCF 2.0). */
const interoperabilityIndex = 0x0001;
const r03 = [0x52, 0x30, 0x33];

export interface Metadata {
  /** Null if the file gives none, or an invalid one. */
  readonly orientation: Orientation | null;
  readonly colour: ColourSpace | null;
}

const nothing: Metadata = { orientation: null, colour: null };

export const asOrientation = (value: number | undefined): Orientation | null =>
  orientations.find((one) => one === value) ?? null;

/**
 * Reads Exif. Exif that can't be read counts as empty, because it is not part of the picture.
 * @param bytes Exif from its TIFF header on; undefined if there is none
 */
export function readExif(bytes: Buffer | undefined): Metadata {
  if (bytes === undefined) return nothing;
  const tags = orNull(() => tagsOf(bytes));
  if (tags === null) return nothing;
  const colour = orNull(() => exifColour(new TagReader(bytes), tags));
  return { orientation: asOrientation(tags.get(orientationTag)?.[0]), colour };
}

function tagsOf(bytes: Buffer): Tags {
  const reader = new TagReader(bytes);
  return reader.directory(reader.first).tags;
}

function orNull<Found>(read: () => Found): Found | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Damaged) return null;
    throw error;
  }
}

/**
 * Adobe RGB if the directories below say so, otherwise null.
 * @throws Damaged
 */
export function exifColour(reader: TagReader, tags: Tags): ColourSpace | null {
  const at = tags.get(exifDirectory)?.[0];
  if (at === undefined) return null;
  const exif = reader.directory(at).tags;
  const space = exif.get(colourSpaceTag)?.[0];
  if (space === 2) return adobeRgb;
  const interoperability = exif.get(interoperabilityDirectory)?.[0];
  if (space === 1 || interoperability === undefined) return null;
  const index = reader.directory(interoperability).tags.get(interoperabilityIndex);
  return r03.every((letter, i) => index?.[i] === letter) ? adobeRgb : null;
}

/** The orientation that XMP names, as an attribute or an element; null if it names none. */
export function xmpOrientation(xmp: Buffer | undefined): Orientation | null {
  const [, attribute, element] =
    /\btiff:Orientation\s*(?:=\s*["'](\d)["']|>\s*(\d)\s*<)/.exec(xmp?.toString('utf8') ?? '') ?? [];
  return asOrientation(Number(attribute ?? element));
}
