import sharp, { type Region, type Sharp } from 'sharp';
import { type Box, centreOf } from '../screening/space/geometry.ts';

/** The two pictures of a lesion on paper, as JPEG. */
export interface SpotPictures {
  /** The whole photo, small. */
  readonly photo: Uint8Array;
  /** A square: the close-up if there is one, else the lesion cut out at three times its size. */
  readonly crop: Uint8Array;
}

/** Longer side of a photo on an A4 page, and side of a crop, in pixels, for a printer's 300 dots per inch. */
const photoSide = 1200;
const cropSide = 600;

/** A crop is three times the lesion's longer side, as in the paper (Soenksen et al. 2021). */
const around = 3;

/**
 * @param jpeg the photo as the camera gave it
 * @param box box of the lesion in pixels of the upright photo; a crop that extends beyond the photo is moved inwards
 * @param closeup close-up with the lesion in its middle; null if there is none
 * @throws Error if one of them is not a picture
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

/**
 * The lesion at three times its size, at the photo's own resolution.
 * @throws Error if the bytes are not a picture
 */
export async function cutOut(
  jpeg: Uint8Array,
  box: Box,
): Promise<{ readonly jpeg: Uint8Array; readonly width: number; readonly height: number }> {
  const { width, height } = (await sharp(jpeg).metadata()).autoOrient;
  const region = regionAround(box, width, height);
  const picture = sharp(jpeg).autoOrient().extract(region).jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
  return { jpeg: await picture.toBuffer(), width: region.width, height: region.height };
}

function regionAround(box: Box, width: number, height: number): Region {
  const side = Math.min(width, height, Math.ceil(Math.max(box.width, box.height) * around));
  const centre = centreOf(box);
  const inside = (middle: number, length: number) =>
    Math.round(Math.min(Math.max(middle - side / 2, 0), length - side));
  return { left: inside(centre.x, width), top: inside(centre.y, height), width: side, height: side };
}

const jpegOf = (picture: Sharp): Promise<Uint8Array> => picture.jpeg({ quality: 88 }).toBuffer();
