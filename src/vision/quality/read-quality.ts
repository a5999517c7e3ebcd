import type { LiveReadings } from '../../screening/judgement/guidance.ts';
import type { QualityReadings } from '../../screening/judgement/quality.ts';
import type { Frame } from '../../screening/space/frame.ts';
import type { Vision } from '../vision.ts';
import { readFocus } from './focus.ts';
import { readLight } from './light.ts';
import { bystandersAmong, findPeople } from './people.ts';
import { readable, readSkinSquares, type Square } from './skin-squares.ts';

export type SkinReadings = Omit<QualityReadings, 'bystanders' | 'skinShare' | 'pixelsPerMm'>;

/**
 * Squares along each side on which a photo and the live picture are read. Both have the same, so that what the live
 * picture calls enough skin is enough in the photo.
 */
export const photoGrid = 4;

/**
 * Measures a wide-field photo. Light and focus are read where there is skin. On a photo without any they are read
 * everywhere, so that a black photo is reported as dark.
 * @param skinArea skin that the photo should show, in mm² facing the camera; undefined if not known
 * @throws KioskError of the inference
 */
export async function readQuality(frame: Frame, vision: Vision, skinArea?: number): Promise<QualityReadings> {
  const { squares, ...scene } = await readScene(frame, vision, skinArea);
  return { ...scene, ...(await readSkin(frame, squares)) };
}

/**
 * Measures a frame of the live picture: everything that a small picture can tell, fast enough for several a second.
 * @param skinArea as for `readQuality`; `pixelsPerMm` is that of this frame
 * @throws KioskError of the inference
 */
export async function readLive(
  frame: Frame,
  vision: Vision,
  skinArea?: number,
): Promise<Omit<LiveReadings, 'movement'>> {
  const { squares, ...scene } = await readScene(frame, vision, skinArea);
  return { ...scene, ...(await readLight(frame, squares)) };
}

async function readScene(frame: Frame, { inference, manifest }: Vision, skinArea?: number) {
  const [squares, people] = await Promise.all([
    readSkinSquares(frame, inference, manifest.classifier, photoGrid),
    findPeople(frame, inference, manifest.personFinder),
  ]);
  const skinShare = squares.filter(({ isSkin }) => isSkin).length / squares.length;
  const skinPixels = skinShare * frame.width * frame.height;
  return {
    squares: readable(squares),
    bystanders: bystandersAmong(people, frame),
    skinShare,
    pixelsPerMm: skinArea === undefined ? null : Math.sqrt(skinPixels / skinArea),
  };
}

/**
 * Measures a close-up of one lesion, which fills the photo.
 * @param skinShare the classifier's probability that this is not background, 0..1
 */
export async function readCloseupQuality(frame: Frame, skinShare: number): Promise<QualityReadings> {
  const side = Math.min(frame.width, frame.height);
  const middle = {
    x: (frame.width - side) / 2,
    y: (frame.height - side) / 2,
    side,
    isSkin: true,
    isEdge: false,
  };
  return { bystanders: 0, skinShare, pixelsPerMm: null, ...(await readSkin(frame, [middle])) };
}

/** Light and focus over the given squares of a photo. */
export async function readSkin(frame: Frame, squares: readonly Square[]): Promise<SkinReadings> {
  const [light, focus] = await Promise.all([readLight(frame, squares), readFocus(frame, squares)]);
  return { ...light, ...focus };
}
