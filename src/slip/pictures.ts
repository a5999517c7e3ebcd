import sharp, { type Region, type Sharp } from 'sharp';
import { type Box, centreOf } from '../screening/space/geometry.ts';

/** The two pictures of a lesion on paper, as JPEG. */
export interface SpotPictures {
  /** The whole photo, small. */
  readonly photo: Uint8Array;
  /** A square: the close-up, or else the lesion with three times its size of the photo. */
  readonly crop: Uint8Array;
}

/** Longer side of a photo on an A4 page, and side of a crop, in pixels: 300 to the inch is what a printer shows. */
const photoSide = 1200;
const cropSide = 600;

/** A crop is three times the lesion's longer side, as the paper's. */
const around = 3;

/**
 * @param jpeg the photo as the camera gave it
 * @param box of the lesion in pixels of the upright photo; a crop that reaches over its border is moved inwards
 * @param closeup photo of this lesion alone, in its middle; null where there is none
 * @throws Error when one of them is no picture
 */
export async function spotPictures(
  jpeg: Uint8Array,
  box: Box,
  closeup: Uint8Array | null,
): Promise<SpotPictures> {
  const { width, height } = (await sharp(jpeg).metadata()).autoOrient;
  const spot =
    closeup === null
      ? sharp(jpeg)
          .autoOrient()
          .extract(regionAround(box, width, height))
      : sharp(closeup).autoOrient();
  const [photo, crop] = await Promise.all([
    jpegOf(
      sharp(jpeg).autoOrient().resize(photoSide, photoSide, { fit: 'inside', withoutEnlargement: true }),
    ),
    jpegOf(spot.resize(cropSide, cropSide, { kernel: 'lanczos3' })),
  ]);
  return { photo, crop };
}

function regionAround(box: Box, width: number, height: number): Region {
  const side = Math.min(width, height, Math.ceil(Math.max(box.width, box.height) * around));
  const centre = centreOf(box);
  const inside = (middle: number, length: number) =>
    Math.round(Math.min(Math.max(middle - side / 2, 0), length - side));
  return { left: inside(centre.x, width), top: inside(centre.y, height), width: side, height: side };
}

const jpegOf = (picture: Sharp): Promise<Uint8Array> => picture.jpeg({ quality: 88 }).toBuffer();
