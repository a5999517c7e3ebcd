import { markers, type Segment, segmentsOf, startsFrame } from './jpeg-segments.ts';
import { Damaged, Unsupported } from './kinds.ts';
import { readExif, xmpOrientation } from './metadata.ts';
import type { Plan } from './plan.ts';
import { checkProfile, type ProfileSpace } from './profile.ts';
import { repairJpeg } from './repair-jpeg.ts';

/** Frames that are decoded: baseline, extended and progressive, all with Huffman codes. */
const sequential = [0xc0, 0xc1];
const progressive = 0xc2;

const otherProcesses: Readonly<Record<number, string>> = {
  195: 'lossless',
  197: 'hierarchical',
  198: 'hierarchical',
  199: 'hierarchical',
  201: 'arithmetic-coded',
  202: 'arithmetic-coded',
  203: 'lossless arithmetic-coded',
  205: 'hierarchical arithmetic-coded',
  206: 'hierarchical arithmetic-coded',
  207: 'hierarchical arithmetic-coded',
  247: 'JPEG-LS',
};

const spaces: Readonly<Record<number, ProfileSpace>> = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' };

/** @throws Unsupported, Damaged */
export function planJpeg(bytes: Buffer): Plan {
  const segments = [...segmentsOf(bytes)];
  const frame = segments.find(({ marker }) => startsFrame(marker));
  if (frame === undefined) throw new Damaged('no frame');
  const components = checkFrame(frame);
  const space = spaces[components];
  if (space === undefined) throw new Unsupported('jpeg-components', components);
  const profile = profileOf(segments);
  const byProfile = checkProfile(profile, space);
  if (space === 'CMYK' && byProfile === null) throw new Unsupported('no-cmyk-profile');
  const exif = readExif(bodyOf(segments, markers.app1, 'Exif\0'));
  const xmp = bodyOf(segments, markers.app1, 'http://ns.adobe.com/xap/1.0/\0');
  return {
    bytes: repairJpeg(bytes, segments, sequential.includes(frame.marker)),
    orientation: exif.orientation ?? xmpOrientation(xmp) ?? 1,
    colour: byProfile ?? exif.colour ?? 'srgb',
    deep: false,
    grey: space === 'GRAY',
    alpha: 'left-out',
    failOn: 'warning',
  };
}

/** @returns the frame's number of channels */
function checkFrame({ marker, body }: Segment): number {
  if (body.length < 6) throw new Damaged('the frame is cut short');
  const other = otherProcesses[marker];
  if (other !== undefined) throw new Unsupported('jpeg-process', other);
  if (!sequential.includes(marker) && marker !== progressive) throw new Damaged('an unknown frame');
  const bits = body[0] ?? 0;
  if (bits !== 8) throw new Unsupported('jpeg-bits', bits);
  if (body.readUInt16BE(1) === 0) throw new Unsupported('jpeg-height');
  return body[5] ?? 0;
}

/** Body of the first segment with this marker and name; Exif has one more byte after its name. */
function bodyOf(segments: readonly Segment[], marker: number, name: string): Buffer | undefined {
  const found = segments.find((one) => one.marker === marker && startsWith(one.body, name));
  return found?.body.subarray(name.length + (name === 'Exif\0' ? 1 : 0));
}

const startsWith = (body: Buffer, name: string) => body.toString('latin1', 0, name.length) === name;

const iccName = 'ICC_PROFILE\0';

/**
 * Joins the pieces of a profile, which may come in any order.
 * @throws Unsupported if one is missing
 */
function profileOf(segments: readonly Segment[]): Buffer | undefined {
  const pieces = segments
    .filter(({ marker, body }) => marker === markers.app2 && startsWith(body, iccName))
    .map(({ body }) => ({
      number: body[iccName.length] ?? 0,
      of: body[iccName.length + 1] ?? 0,
      data: body.subarray(iccName.length + 2),
    }))
    .sort((a, b) => a.number - b.number);
  if (pieces.length === 0) return undefined;
  const isWhole = pieces.every(({ number, of }, i) => number === i + 1 && of === pieces.length);
  if (!isWhole) throw new Unsupported('bad-profile');
  return Buffer.concat(pieces.map(({ data }) => data));
}
