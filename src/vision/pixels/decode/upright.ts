import type { Sharp } from 'sharp';
import type { Orientation } from './metadata.ts';

/** First mirrored, then turned clockwise: sharp does both in this order, whatever the order of the calls. */
const turns: Readonly<Record<Orientation, { readonly angle: number; readonly mirror: boolean }>> = {
  1: { angle: 0, mirror: false },
  2: { angle: 0, mirror: true },
  3: { angle: 180, mirror: false },
  4: { angle: 180, mirror: true },
  5: { angle: 270, mirror: true },
  6: { angle: 90, mirror: false },
  7: { angle: 90, mirror: true },
  8: { angle: 270, mirror: false },
};

/** Mirrors and turns a picture until it is upright. */
export function upright(pipeline: Sharp, orientation: Orientation): Sharp {
  const { angle, mirror } = turns[orientation];
  const turned = angle === 0 ? pipeline : pipeline.rotate(angle);
  return mirror ? turned.flop() : turned;
}
