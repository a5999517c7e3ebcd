import { type Box, centreOf, diameterOf, type Point } from './geometry.ts';
import { type Homography, jacobian, stretches, unproject } from './homography.ts';

/** What a scale card in the photo says of the skin around it. Errors hold in 95 of 100 cases. */
export interface Scale {
  /** At the card. */
  readonly mmPerPixel: number;
  /** In mm per pixel. */
  readonly error: number;
  /** The card's plane: from mm about the card's centre to pixels. */
  readonly plane: Homography;
  /** The camera is at least this far from the card, in mm. */
  readonly nearest: number;
}

export const scaleFaults = [
  'card-tilted',
  'card-too-small',
  'card-blurred',
  'card-covered',
  'card-bent',
] as const;

/** Why a card that is in the photo gives no scale. */
export type ScaleFault = (typeof scaleFaults)[number];

/** A length with its error, in mm. */
export interface Length {
  readonly mm: number;
  readonly error: number;
}

/** A card lies on skin no flatter than this, in radians. */
const notFlat = (5 * Math.PI) / 180;

/** Radius in mm of the curve in which skin may bend away from the card: a thigh's. */
const bodyRadius = 95;

/** How well the detector's box fits the lesion, as measured on composed validation photos: most of the error. */
const boxError = { share: 0.32, pixels: 2 };

/** With a greater share of error a length says nothing. */
const mostError = 0.45;

/** mm per pixel where a plane shows at a pixel: the mean over the picture's two axes, as a box is measured. */
export function mmPerPixelAt(plane: Homography, pixel: Point): number {
  const [a, b, c, d] = jacobian(plane, unproject(plane, pixel));
  return 2 / (Math.hypot(a, b) + Math.hypot(c, d));
}

/** How far a plane turns away from the eye where it shows at a point in mm, in radians. */
export function tiltAt(plane: Homography, point: Point): number {
  const [longest, shortest] = stretches(jacobian(plane, point));
  return Math.acos(Math.min(1, shortest / longest));
}

/**
 * The lesion's diameter in mm, as if the skin went on in the card's plane. Its error holds how well the box fits and,
 * with the distance to the card, how far the skin leaves that plane, and turns.
 * @param scale of the same photo; without one there is no length in mm
 * @returns null where the lesion lies too far from the card, or the card too oblique, to say anything
 */
export function diameterInMm(box: Box, scale: Scale): Length | null {
  const pixels = diameterOf(box);
  const at = unproject(scale.plane, centreOf(box));
  const away = Math.hypot(at.x, at.y);
  if (!(pixels > 0) || away >= bodyRadius) return null;
  const share = Math.hypot(
    scale.error / scale.mmPerPixel,
    boxError.share,
    boxError.pixels / pixels,
    depthError(away, scale),
    turnError(away, tiltAt(scale.plane, at)),
  );
  if (share > mostError) return null;
  const mm = pixels * mmPerPixelAt(scale.plane, centreOf(box));
  return { mm, error: mm * share };
}

/** Skin behind or before the card's plane, as a share of its distance to the camera. */
const depthError = (away: number, { nearest }: Scale): number =>
  (away * Math.tan(notFlat) + away ** 2 / (2 * bodyRadius)) / nearest;

/** Skin that turns: one of the two axes of which the diameter is the mean gets shorter or longer. */
function turnError(away: number, tilt: number): number {
  const turn = notFlat + Math.asin(away / bodyRadius);
  return Math.abs(Math.cos(tilt + turn) / Math.cos(tilt) - 1) / 2;
}
