import type { Frame } from '../../screening/space/frame.ts';
import {
  fromSquare,
  type Homography,
  jacobian,
  project,
  type Quad,
  stretches,
} from '../../screening/space/homography.ts';
import { mmPerPixelAt, type Scale, type ScaleFault, tiltAt } from '../../screening/space/scale.ts';
import { cellsAcross, marginMm, markerMm } from './card.ts';
import { findMarker } from './find-marker.ts';
import { type Outline, refineMarker } from './refine-marker.ts';

/** A scale card in a photo: its scale, or why it gives none. */
export interface ScaleCard {
  /** The card's cut edge, in pixels. */
  readonly outline: Quad;
  readonly scale: Scale | null;
  readonly fault: ScaleFault | null;
}

const limits = {
  /** Radians. A card that is tilted further says too little about skin at another angle. */
  tilt: (35 * Math.PI) / 180,
  /** Pixels along the marker's shorter side. */
  side: 64,
  /** Standard deviation of the blur, in cells; with more blur, black is no longer black. */
  blur: 0.25,
  /** Share of each side that must be visible. */
  seen: 0.6,
  /** Distance of the edge points from their lines, as a share of the side; more means a bent card. */
  unevenness: 0.012,
};

/**
 * Errors of the printed side, as shares: paper, ink, and the printer's scale, which a technician checks with a ruler.
 */
const printError = 0.01;
/** Pixels by which each side of the outline may be off: always, with blur, and with uneven edges. */
const edgeError = { always: 0.15, perBlur: 0.15, perUnevenness: 0.4 };
/** The shortest focal length, in longer sides of the photo, is that of a 70° webcam; the longest does not matter. */
const shortestFocalLength = 0.7;

/**
 * Looks for the scale card and measures it.
 * @returns null if no card is seen
 */
export function readScaleCard(frame: Frame): ScaleCard | null {
  const rough = findMarker(frame);
  if (!rough) return null;
  const fine = refineMarker(frame, rough);
  const plane = fromSquare(markerMm, fine?.quad ?? rough);
  const outline = cardOutline(plane);
  const fault = fine ? faultOf(fine, plane) : 'card-covered';
  if (!fine || fault) return { outline, scale: null, fault };
  const mmPerPixel = mmPerPixelAt(plane, project(plane, centre));
  const nearest = mmPerPixel * shortestFocalLength * Math.max(frame.width, frame.height);
  return {
    outline,
    scale: { mmPerPixel, error: mmPerPixel * errorShare(fine, plane), plane, nearest },
    fault,
  };
}

const centre = { x: 0, y: 0 };

/** Pixels along the marker's foreshortened side. */
const sideOf = (plane: Homography): number => markerMm * stretches(jacobian(plane, centre))[1];

function faultOf({ blur, seen, unevenness }: Outline, plane: Homography): ScaleFault | null {
  const side = sideOf(plane);
  if (seen < limits.seen) return 'card-covered';
  if (side < limits.side) return 'card-too-small';
  if (blur > (limits.blur * side) / cellsAcross) return 'card-blurred';
  if (unevenness > Math.max(0.7, limits.unevenness * side)) return 'card-bent';
  return tiltAt(plane, centre) > limits.tilt ? 'card-tilted' : null;
}

function errorShare({ blur, unevenness }: Outline, plane: Homography): number {
  const edges = edgeError.always + edgeError.perBlur * blur + edgeError.perUnevenness * unevenness;
  return Math.hypot(printError, (2 * edges) / sideOf(plane));
}

/** The card's cut edge, from the plane of its marker. */
function cardOutline(plane: Homography): Quad {
  const half = markerMm / 2 + marginMm;
  const corner = (x: number, y: number) => project(plane, { x, y });
  return [corner(-half, -half), corner(half, -half), corner(half, half), corner(-half, half)];
}
