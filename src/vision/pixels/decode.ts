import sharp, { type Metadata } from 'sharp';
import { KioskError } from '../../errors.ts';
import type { Frame } from '../../screening/space/frame.ts';
import { planOf } from './decode/header.ts';
import { Damaged, Unsupported } from './decode/kinds.ts';
import { decodeByPlan, optionsOf } from './decode/pixels.ts';
import type { Plan } from './decode/plan.ts';

// libvips would keep results of recent operations, and with them pixels of a forgotten visit.
sharp.cache(false);
// Many crops are cut at a time, so more threads within each would only wait for each other.
sharp.concurrency(1);

/** Above this a decoded photo and its tiles would not fit an 8 GB Jetson beside the models. */
const maxPixels = 64_000_000;
export const minShortSide = 200;
/** A close-up is one lesion and may be small. */
export const minShortSideCloseup = 64;

/**
 * Decodes a photo to upright 8-bit sRGB over white; decode/kinds.ts says which kinds are analysed.
 * The limits are checked on the header, before any pixel is decoded.
 * @param name the operator's name for the photo, for error messages
 * @throws KioskError `photo-not-a-picture`, `photo-unsupported`, `photo-animated` (several pictures),
 *   `photo-too-small`, `photo-too-large`, `photo-unreadable` (damaged or cut short)
 */
export async function decodePhoto(bytes: Uint8Array, name: string, minSide = minShortSide): Promise<Frame> {
  const plan = await checkPhoto(bytes, name, minSide);
  const limits = { limitInputPixels: maxPixels };
  try {
    return await decodeByPlan(plan, { ...optionsOf(plan), ...limits }).catch((error: Error) => {
      if (!isHarmless(error)) throw error;
      return decodeByPlan(plan, { ...optionsOf(plan), ...limits, failOn: 'error' });
    });
  } catch (error) {
    throw asKioskError(error, name);
  }
}

/**
 * Checks the kind and size of a photo from its header alone.
 * @returns how it is decoded
 * @throws KioskError as decodePhoto does, except for damage beyond the header
 */
export async function checkPhoto(bytes: Uint8Array, name: string, minSide = minShortSide): Promise<Plan> {
  const again = 'Copy it again or take it again.';
  if (bytes.length === 0) throw new KioskError('photo-not-a-picture', `${name} is empty. ${again}`);
  try {
    const plan = planOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (plan === null) {
      throw new KioskError(
        'photo-not-a-picture',
        `${name} is not a picture that can be read here. Use JPEG, PNG, WebP or TIFF.`,
      );
    }
    const options = { ...optionsOf(plan), limitInputPixels: false };
    checkSize(await sharp(plan.bytes, options).metadata(), name, minSide);
    return plan;
  } catch (error) {
    throw asKioskError(error, name);
  }
}

/** Whether libjpeg only complains, after all pixels, of stray bytes before the end of a progressive JPEG. */
const isHarmless = ({ message }: Error): boolean =>
  /^VipsJpeg: Corrupt JPEG data: \d{1,2} extraneous bytes before marker 0xd9$/m.test(message);

/** Whether libvips has no decoder for the file. */
const isUnknown = (error: unknown): boolean =>
  error instanceof Error && /not (?:configured|implemented|supported)|unsupported/i.test(error.message);

function asKioskError(error: unknown, name: string): KioskError {
  if (error instanceof KioskError) return error;
  const cause = { cause: error };
  const told = isUnknown(error) && !(error instanceof Damaged) ? new Unsupported('unknown') : error;
  if (told instanceof Unsupported) return new KioskError(told.code, `${name} ${told.message}`, cause);
  return new KioskError(
    'photo-unreadable',
    `${name} is damaged or cut short: it can't be decoded. Copy it again or take it again.`,
    cause,
  );
}

function checkSize({ width, height }: Metadata, name: string, minSide: number): void {
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
