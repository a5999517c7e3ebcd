import { type Grade, type LesionClass, type Level, mostProbable } from '../../src/screening/lesion/lesion.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import { type Box, centreOf, diameterOf, type Point } from '../../src/screening/space/geometry.ts';
import { analysed } from '../../src/vision/analysed.ts';
import { analyzeCloseup } from '../../src/vision/analyze.ts';
import { peakOf } from '../../src/vision/models/activation.ts';
import { classify } from '../../src/vision/models/classifier.ts';
import { cropAround, cropPerDiameter } from '../../src/vision/pixels/crop.ts';
import { minShortSideCloseup, resize } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { readLabelled } from './files.ts';
import type { CloseupKind, LabelledPhoto } from './labelled-photos.ts';
import { type Mask, readMask } from './mask.ts';

/** A close-up as the product grades it. */
export interface GradedPhoto extends LabelledPhoto {
  readonly splScore: number;
  readonly level: Level;
  readonly predicted: LesionClass;
  /** For photos with a mask, the same lesion as the detector would crop it. */
  readonly cropped: GradedCrops | undefined;
}

export interface GradedCrops {
  /** SPL score of the crop of 3 × the lesion's diameter at the photo's own pixels. */
  readonly native: number;
  /** The same after the photo was shrunk until the lesion has `degradedPixels`. */
  readonly degraded: number;
  /** Whether the activation map's maximum lies inside the mask. */
  readonly closeupPoints: boolean;
  readonly cropPoints: boolean;
}

/** Diameter of a lesion in a wide-field photo, to which close-ups are shrunk. */
export const degradedPixels = 40;

export const viewOf = (kind: CloseupKind) => (kind === 'smartphone' ? 'closeUp' : 'dermoscopic');

/** @throws KioskError those of decodePhoto and of the inference; `usage` if the folder lacks the photo or its mask */
export async function gradePhoto(
  photo: LabelledPhoto,
  kind: CloseupKind,
  vision: Vision,
): Promise<GradedPhoto> {
  const frame = await readLabelled(photo.folder, photo.image, minShortSideCloseup);
  const { lesions } = await analysed(analyzeCloseup(frame, vision, viewOf(kind)));
  const [lesion] = lesions;
  if (!lesion) throw new Error(`${photo.image}: a close-up always has one lesion`);
  const mask = photo.mask === undefined ? undefined : await readMask(photo.folder, photo.mask, frame);
  return {
    ...photo,
    splScore: lesion.splScore,
    level: lesion.level,
    predicted: mostProbable(lesion.probabilities),
    cropped: mask && (await gradeCrops(frame, mask, lesion, vision)),
  };
}

async function gradeCrops(
  frame: Frame,
  mask: Mask,
  closeup: Grade,
  vision: Vision,
): Promise<GradedCrops | undefined> {
  const { classifier } = vision.manifest;
  const size = classifier.input.shape[1] ?? 0;
  const native = await cropAround(frame, mask.box, size);
  const shrunk = await shrink(frame, mask.box, degradedPixels / diameterOf(mask.box));
  const degraded = await cropAround(shrunk.frame, shrunk.box, size);
  const [nativeGrade, degradedGrade] = await classify([native, degraded], vision.inference, classifier);
  if (!nativeGrade || !degradedGrade) return undefined;
  const closeupPeak = inSquare(
    peakOf(closeup.activation),
    frameBox(frame),
    Math.max(frame.width, frame.height),
  );
  const cropPeak = inSquare(peakOf(nativeGrade.activation), mask.box, cropPerDiameter * diameterOf(mask.box));
  return {
    native: nativeGrade.splScore,
    degraded: degradedGrade.splScore,
    closeupPoints: mask.contains(closeupPeak),
    cropPoints: mask.contains(cropPeak),
  };
}

/** Never enlarges: a lesion that is already smaller keeps its pixels. */
async function shrink(frame: Frame, box: Box, factor: number): Promise<{ frame: Frame; box: Box }> {
  if (factor >= 1) return { frame, box };
  const small = await resize(frame, Math.round(frame.width * factor), Math.round(frame.height * factor));
  const [across, down] = [small.width / frame.width, small.height / frame.height];
  return {
    frame: small,
    box: { x: box.x * across, y: box.y * down, width: box.width * across, height: box.height * down },
  };
}

const frameBox = ({ width, height }: Frame): Box => ({ x: 0, y: 0, width, height });

/**
 * Turns a point of a square crop, given as shares of its side, into pixels of the photo; crop and box share their
 * centre.
 */
function inSquare(point: Point, box: Box, side: number): Point {
  const { x, y } = centreOf(box);
  return { x: x + (point.x - 0.5) * side, y: y + (point.y - 0.5) * side };
}
