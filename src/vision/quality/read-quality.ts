import type { Frame } from '../../screening/frame.ts';
import type { QualityReadings } from '../../screening/quality.ts';
import type { Vision } from '../analyze.ts';
import { readFocus } from './focus.ts';
import { readLight } from './light.ts';
import { bystandersAmong, findPeople } from './people.ts';
import { readSkinSquares, type Square } from './skin-squares.ts';

export type SkinReadings = Omit<QualityReadings, 'bystanders' | 'skinShare' | 'pixelsPerMm'>;

/**
 * Measures a wide-field photo, or a frame of the live picture. Light and focus are read where there is skin; on a
 * photo without any they are read everywhere, so that a black photo is told to be dark.
 * @param skinArea what the photo means to show, in mm² of skin facing the camera; undefined where nothing tells
 * @throws KioskError of the inference
 */
export async function readQuality(
  frame: Frame,
  { inference, manifest }: Vision,
  skinArea?: number,
): Promise<QualityReadings> {
  const [squares, people] = await Promise.all([
    readSkinSquares(frame, inference, manifest.classifier),
    findPeople(frame, inference, manifest.personFinder),
  ]);
  const skin = squares.filter(({ isSkin }) => isSkin);
  const skinShare = skin.length / squares.length;
  const skinPixels = skinShare * frame.width * frame.height;
  return {
    bystanders: bystandersAmong(people, frame),
    skinShare,
    pixelsPerMm: skinArea === undefined ? null : Math.sqrt(skinPixels / skinArea),
    ...(await readSkin(frame, skin.length > 0 ? skin : squares)),
  };
}

/**
 * Measures a close-up of one lesion, which fills the photo.
 * @param skinShare how sure the classifier is that this is no background, 0..1
 */
export async function readCloseupQuality(frame: Frame, skinShare: number): Promise<QualityReadings> {
  const side = Math.min(frame.width, frame.height);
  const middle = { x: (frame.width - side) / 2, y: (frame.height - side) / 2, side, isSkin: true };
  return { bystanders: 0, skinShare, pixelsPerMm: null, ...(await readSkin(frame, [middle])) };
}

/** Light and focus over the given squares of a photo. */
export async function readSkin(frame: Frame, squares: readonly Square[]): Promise<SkinReadings> {
  const [light, focus] = await Promise.all([readLight(frame, squares), readFocus(frame, squares)]);
  return { ...light, ...focus };
}
