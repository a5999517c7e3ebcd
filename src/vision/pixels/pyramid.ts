import type { Frame } from '../../screening/space/frame.ts';
import { resize } from './decode.ts';

/** Each coarser scale is this many times smaller than the one before. */
const pyramidStep = 4;

const made = new WeakMap<Frame, Promise<Frame>>();

/**
 * The frame at a quarter of its scale. It is made once: the detector, the finder of people and the checks of light share
 * it, since each look at 12 megapixels costs more than all looks at the quarter.
 */
export function quarterOf(frame: Frame): Promise<Frame> {
  const { width, height } = quarterSize(frame);
  const known = made.get(frame) ?? resize(frame, width, height);
  made.set(frame, known);
  return known;
}

/** The size of `quarterOf`. */
export const quarterSize = ({ width, height }: Pick<Frame, 'width' | 'height'>) => ({
  width: quarter(width),
  height: quarter(height),
});

const quarter = (side: number): number => Math.max(1, Math.round(side / pyramidStep));

/**
 * Shrinks a frame until its longer side has this many pixels, from its quarter where that is large enough to lose
 * nothing.
 */
export async function thumbnailOf(frame: Frame, width: number, height: number): Promise<Frame> {
  const isSmall = Math.max(width, height) * 2 * pyramidStep <= Math.max(frame.width, frame.height);
  return await resize(isSmall ? await quarterOf(frame) : frame, width, height);
}
