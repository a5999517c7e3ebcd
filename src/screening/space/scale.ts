import { type Box, centreOf, diameterOf, type Point } from './geometry.ts';
import { type Homography, jacobian, stretches, unproject } from './homography.ts';

/** What a scale card in the photo says about the skin around it. Errors hold in 95 of 100 cases. */
export interface Scale {
  /** At the card. */
  readonly mmPerPixel: number;
  /** In mm per pixel. */
  readonly error: number;
  /** Maps the card's plane, in mm from the card's centre, to pixels. */
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

/** Why a card in the photo gives no scale. */
export type ScaleFault = (typeof scaleFaults)[number];

/** A length with its error, in mm. */
export interface Length {
  readonly mm: number;
  readonly error: number;
}

/** Skin under a card turns away from its plane by up to this angle, in radians. */
const notFlat = (5 * Math.PI) / 180;

/** Skin may bend away from the card in a curve of this radius in mm, that of a thigh. */
const bodyRadius = 95;

/** Most of the error: how well the detector's box fits the lesion, measured on composed validation photos. */
const boxError = { share: 0.32, pixels: 2 };

/** A length with a greater share of error says nothing. */
const mostError = 0.45;

/** mm per pixel of a plane at a pixel: the mean over the picture's two axes, because boxes are measured along them. */
export function mmPerPixelAt(plane: Homography, pixel: Point): number {
  const [a, b, c, d] = jacobian(plane, unproject(plane, pixel));
  return 2 / (Math.hypot(a, b) + Math.hypot(c, d));
}

/** How far a plane is turned away from the camera at a point in mm, in radians. */
export function tiltAt(plane: Homography, point: Point): number {
  const [longest, shortest] = stretches(jacobian(plane, point));
  return Math.acos(Math.min(1, shortest / longest));
}

/**
 * The lesion's diameter in mm, as if the skin continued in the card's plane. Its error covers how well the box fits
 * and, growing with the distance to the card, how far the skin leaves that plane and turns away.
 * @param scale of the same photo; without one there is no length in mm
 * @returns null if the lesion is too far from the card, or the card is too oblique, to say anything
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

/** How far the skin lies behind or in front of the card's plane, as a share of its distance to the camera. */
const depthError = (away: number, { nearest }: Scale): number =>
  (away * Math.tan(notFlat) + away ** 2 / (2 * bodyRadius)) / nearest;

/** Where skin turns away, one of the two axes that the diameter averages gets shorter or longer. */
function turnError(away: number, tilt: number): number {
  const turn = notFlat + Math.asin(away / bodyRadius);
  return Math.abs(Math.cos(tilt + turn) / Math.cos(tilt) - 1) / 2;
}
