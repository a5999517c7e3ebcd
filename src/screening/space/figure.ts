import { type BodyPart, type BodySite, limbSites, type Place, partOf, type View } from './body-site.ts';

/**
 * The drawing of a person who is neither a woman nor a man, in units of its own: x from the body's axis, y down. Each
 * path is the half to the right of the axis; the other half is its mirror image.
 */

/** What the map shows; points on the figure are shares of its width and height. */
export const mapBox = { x: -292, y: 8, width: 584, height: 900 } as const;

export const head = 'M0,22 C25,22 41,38 42,64 C47,62 51,68 49,78 C48,87 45,92 40,92 C36,112 22,134 0,135';

export const body = [
  'M0,118 L23,126 L23,140 C24,152 34,159 52,164 C78,170 100,175 113,192 C128,212 134,238 142,262',
  'C149,284 158,302 167,322 C178,348 194,382 207,420',
  // The palm faces the front, so the thumb is on the outside.
  'C216,426 228,436 237,452 C241,460 235,466 228,462 C224,459 221,455 218,452 C224,466 232,484 237,502',
  'C240,512 233,518 228,511 C230,520 224,526 219,519 C218,528 210,530 207,521 C204,527 198,525 196,517',
  'C191,498 186,474 184,442',
  'C172,412 158,384 146,356 C136,332 124,306 108,282 C98,266 90,250 84,234',
  'C82,262 78,286 73,312 C68,334 68,350 72,372 C78,398 87,420 90,448 C95,484 93,524 88,562',
  'C84,594 80,616 79,640 C84,676 82,712 74,750 C68,778 64,800 63,820',
  'C64,834 72,850 77,862 C82,876 74,882 62,882 L44,882 C34,882 30,874 33,862 C36,848 38,836 37,820',
  'C34,790 26,756 24,716 C23,690 26,664 26,640 C24,600 14,546 4,494 L0,490',
].join(' ');

/** Without the line across the neck, which the head hides. */
export const bodyLine = body.replace('M0,118 L', 'M');

/** The area that is never photographed; cut to the body like the sites. */
export const shorts = 'M0,400 L120,400 L120,540 L23,540 C16,520 8,502 0,492';

/** Lines that tell the front from the back; the last lines of each are not mirrored. */
export const details: Record<
  View,
  { readonly paired: readonly string[]; readonly single: readonly string[] }
> = {
  front: {
    paired: [
      'M13,73 C17,70 22,70 26,73',
      'M8,172 C26,165 44,166 62,172',
      'M14,264 C32,272 52,268 66,252',
      'M40,648 C47,653 58,653 65,648',
      'M44,872 C44,868 45,866 46,864 M52,874 C52,870 53,868 54,866 M60,874 C60,870 61,868 62,866',
    ],
    single: ['M0,78 C-3,88 -5,95 1,97', 'M-10,112 C-4,115 4,115 10,112', 'M0,366 L0,373'],
  },
  back: {
    paired: [
      'M28,198 C48,206 57,226 53,258 C50,266 42,266 36,260',
      'M40,642 C47,646 58,646 65,642',
      'M154,332 C158,336 163,336 167,332',
      'M42,868 C50,862 60,862 68,868',
    ],
    single: ['M0,172 C-2,250 2,330 0,398', 'M-21,122 C-10,129 10,129 21,122'],
  },
};

/** A site is what its area and the body have in common. */
const chest = 'M0,176 L44,158 L98,176 L84,236 L86,262 L84,310 L0,310';
const belly = 'M0,310 L92,310 L96,400 L0,400';
const neck = 'M0,137 L22,127 L44,127 L44,158 L0,176';
const arm = 'M98,150 L160,170 L250,410 L207,419 L183,446 L84,236 Z';
const hand = 'M207,419 L280,410 L280,545 L170,545 L183,446 Z';
const leg = 'M0,540 L120,540 L120,818 L0,818 Z';
const foot = 'M0,818 L120,818 L120,900 L0,900 Z';

export const mirror = (path: string): string =>
  path.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_pair, x: string, y: string) => `${-Number(x)},${y}`);

/** A path and its mirror image; "x,y" pairs are the only numbers in a path. */
export const both = (path: string): string => `${path} ${mirror(path)}`;

/** Those of limbs lie on the right of both figures. */
const areas: Readonly<Record<BodyPart, string>> = {
  face: both(head),
  neck: both(neck),
  chest: both(chest),
  abdomen: both(belly),
  'upper-back': both(chest),
  'lower-back': both(belly),
  arm,
  hand,
  leg,
  foot,
};

/** The area of a site, to be cut to the body; the face is the head itself. */
export function areaOf(site: BodySite): string {
  const { part, side } = partOf(site);
  return side === 'left' ? mirror(areas[part]) : areas[part];
}

/** The sites of each figure, in the order of the list. */
export const sitesOf: Record<View, readonly BodySite[]> = {
  front: ['face', 'neck', 'chest', 'abdomen', ...limbSites],
  back: ['neck', 'upper-back', 'lower-back', ...limbSites],
};

type Window = readonly [x: number, y: number, width: number, height: number];

const upperTrunk: Window = [-125, 145, 250, 200];
const lowerTrunk: Window = [-110, 285, 220, 176];

/** What the camera should see of each site, on the right of the figure: the frame of the pose. */
const windows: Readonly<Record<BodyPart, Window>> = {
  face: [-80, 8, 160, 150],
  neck: [-90, 70, 180, 150],
  chest: upperTrunk,
  abdomen: lowerTrunk,
  'upper-back': upperTrunk,
  'lower-back': lowerTrunk,
  arm: [30, 160, 300, 300],
  hand: [140, 400, 160, 140],
  leg: [-110, 520, 320, 320],
  foot: [-10, 795, 130, 104],
};

/** The part of the figure that a photo of this place should show. */
export function windowOf({ site }: Place): Window {
  const { part, side } = partOf(site);
  const [x, y, width, height] = windows[part];
  return [side === 'left' ? -x - width : x, y, width, height];
}
