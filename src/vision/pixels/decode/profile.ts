import { Unsupported } from './kinds.ts';

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
 * @returns whether there is one
 * @throws Unsupported if it can't belong to the picture, because libvips would silently ignore it
 */
export function checkProfile(profile: Buffer | undefined, space: ProfileSpace): boolean {
  if (profile === undefined) return false;
  const text = (at: number) => profile.toString('latin1', at, at + 4);
  const count = profile.length < headerLength + 4 ? 0 : profile.readUInt32BE(headerLength);
  const tags = new Set(
    Array.from({ length: Math.min(count, 100) }, (_, i) => text(headerLength + 4 + 12 * i)),
  );
  const fits =
    text(36) === 'acsp' &&
    text(16) === space &&
    isInputDisplayOutputOrSpace.test(text(12)) &&
    enough[space].some((needed) => needed.every((tag) => tags.has(tag)));
  if (!fits) throw new Unsupported('bad-profile');
  return true;
}
