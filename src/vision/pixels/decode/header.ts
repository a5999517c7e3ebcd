import { planJpeg } from './jpeg.ts';
import { Damaged, Unsupported } from './kinds.ts';
import type { Plan } from './plan.ts';
import { planPng } from './png.ts';
import { type Container, containerOf, otherKindOf } from './signature.ts';
import { planTiff } from './tiff.ts';
import { planWebp } from './webp.ts';

const planners: Readonly<Record<Container, (bytes: Buffer) => Plan>> = {
  jpeg: planJpeg,
  png: planPng,
  webp: planWebp,
  tiff: planTiff,
};

/**
 * Plans the decoding of a file from its header.
 * @returns null if the file is not a picture
 * @throws Unsupported, Damaged
 */
export function planOf(bytes: Buffer): Plan | null {
  const container = containerOf(bytes);
  if (container !== undefined) return planned(planners[container], bytes);
  const other = otherKindOf(bytes);
  if (other === undefined) return null;
  throw new Unsupported(other, other === 'raw' ? 'as RAF or CR3' : '');
}

function planned(plan: (bytes: Buffer) => Plan, bytes: Buffer): Plan {
  try {
    return plan(bytes);
  } catch (error) {
    // A Buffer throws this when it is read beyond its end.
    if (error instanceof RangeError) throw new Damaged('it ends in its header', { cause: error });
    throw error;
  }
}
