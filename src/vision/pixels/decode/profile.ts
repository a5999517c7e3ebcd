import { Unsupported } from './kinds.ts';
import { isSrgb } from './srgb-profile.ts';

/** The space of a picture's numbers, as an ICC profile names it. */
export type ProfileSpace = 'RGB ' | 'GRAY' | 'CMYK';

/** The tags with which each space can be converted: a matrix with curves, a curve, or a table. */
const enough: Readonly<Record<ProfileSpace, readonly (readonly string[])[]>> = {
  'RGB ': [['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'], ['A2B0']],
  GRAY: [['kTRC'], ['A2B0']],
  CMYK: [['A2B0']],
};

const headerLength = 128;
const isInputDisplayOutputOrSpace = /^(?:scnr|mntr|prtr|spac)$/;

/**
 * @param profile undefined if the picture has none
 * @returns how its numbers become those of sRGB; null without a profile
 * @throws Unsupported if it can't belong to the picture, because libvips would silently ignore it
 */
export function checkProfile(profile: Buffer | undefined, space: ProfileSpace): 'profile' | 'srgb' | null {
  if (profile === undefined) return null;
  const text = (at: number) => profile.toString('latin1', at, at + 4);
  const tags = tagsOf(profile);
  const fits =
    text(36) === 'acsp' &&
    text(16) === space &&
    isInputDisplayOutputOrSpace.test(text(12)) &&
    enough[space].some((needed) => needed.every((tag) => tags.has(tag)));
  if (!fits) throw new Unsupported('bad-profile');
  return space === 'RGB ' && isSrgb((name) => tags.get(name)) ? 'srgb' : 'profile';
}

/** The data of each tag, by its name. */
function tagsOf(profile: Buffer): ReadonlyMap<string, Buffer> {
  const count = profile.length < headerLength + 4 ? 0 : profile.readUInt32BE(headerLength);
  const entries = Array.from({ length: Math.min(count, 100) }, (_, i) => headerLength + 4 + 12 * i)
    .filter((at) => at + 12 <= profile.length)
    .map((at) => {
      const [start, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
      return [profile.toString('latin1', at, at + 4), profile.subarray(start, start + length)] as const;
    });
  return new Map(entries);
}
