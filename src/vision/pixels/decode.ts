import sharp, { type Metadata } from 'sharp';
import { KioskError } from '../../errors.ts';
import type { Frame } from '../../screening/space/frame.ts';

// libvips would keep results of recent operations: pixels of a visit that was forgotten.
sharp.cache(false);
// Crops are cut many at a time: more threads within each would only wait for each other.
sharp.concurrency(1);

/** Above this a decoded photo and its tiles would not fit an 8 GB Jetson beside the models. */
const maxPixels = 64_000_000;
export const minShortSide = 200;
/** A close-up is one lesion and may be small. */
export const minShortSideCloseup = 64;

const formats = new Set(['jpeg', 'png', 'webp', 'tiff']);

/**
 * Decodes a photo to upright 8-bit sRGB: EXIF orientation applied, CMYK and 16-bit converted, alpha over white.
 * The limits are checked on the header, before any pixel is decoded.
 * @param name how the operator knows the photo, for the error messages
 * @throws KioskError `photo-not-a-picture`, `photo-animated`, `photo-too-small`, `photo-too-large`,
 *   `photo-unreadable` (truncated or corrupt)
 */
export async function decodePhoto(bytes: Uint8Array, name: string, minSide = minShortSide): Promise<Frame> {
  await checkPhoto(bytes, name, minSide);
  try {
    const { data, info } = await sharp(bytes, { failOn: 'warning', limitInputPixels: maxPixels })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data: info.channels === 3 ? data : greyToRgb(data) };
  } catch (error) {
    throw new KioskError(
      'photo-unreadable',
      `${name} is damaged or cut short: it can't be decoded. Copy it again or take it again.`,
      { cause: error },
    );
  }
}

/**
 * Checks the kind and size of a photo by its header alone.
 * @throws KioskError as decodePhoto, but for damage beyond the header
 */
export async function checkPhoto(bytes: Uint8Array, name: string, minSide = minShortSide): Promise<void> {
  checkHeader(await readHeader(bytes, name), name, minSide);
}

async function readHeader(bytes: Uint8Array, name: string): Promise<Metadata> {
  if (bytes.length === 0) {
    throw new KioskError('photo-not-a-picture', `${name} is empty. Copy it again or take it again.`);
  }
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw new KioskError(
      'photo-not-a-picture',
      `${name} is not a picture that can be read, or it is cut short. Use a whole JPEG, PNG, WebP or TIFF.`,
      { cause: error },
    );
  }
}

function checkHeader({ format, width, height, pages }: Metadata, name: string, minSide: number): void {
  if (pages !== undefined && pages > 1) {
    throw new KioskError('photo-animated', `${name} holds ${pages} pictures. Use a photo with one picture.`);
  }
  if (!formats.has(format)) {
    throw new KioskError('photo-not-a-picture', `${name} is ${format}. Use JPEG, PNG, WebP or TIFF.`);
  }
  if (width * height > maxPixels) {
    throw new KioskError(
      'photo-too-large',
      `${name} has ${width} × ${height} pixels; at most ${maxPixels / 1e6} megapixels are analysed. Make it smaller.`,
    );
  }
  if (Math.min(width, height) < minSide) {
    throw new KioskError(
      'photo-too-small',
      `${name} has ${width} × ${height} pixels; its short side must have at least ${minSide}. Take a larger photo.`,
    );
  }
}

function greyToRgb(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3);
  for (const [i, value] of grey.entries()) rgb.fill(value, i * 3, i * 3 + 3);
  return rgb;
}

/** A sharp pipeline over a decoded frame. */
export const pipelineOf = ({ data, width, height }: Frame) =>
  sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false });

/** Scales a frame to the given size; an anti-aliasing filter when it shrinks. */
export async function resize(frame: Frame, width: number, height: number): Promise<Frame> {
  if (width === frame.width && height === frame.height) return frame;
  const data = await pipelineOf(frame)
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return { width, height, data };
}

/** JPEG for a screen or paper, at most `maxSide` pixels long, never enlarged. */
export async function toJpeg(frame: Frame, maxSide: number, quality = 85): Promise<Uint8Array> {
  return await pipelineOf(frame)
    .resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality })
    .toBuffer();
}
