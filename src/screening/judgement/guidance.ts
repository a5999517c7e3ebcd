import { type QualityReadings, qualityLimits } from './quality.ts';

/** What to tell a customer who is framing the photo, one thing at a time. */
export const guidances = [
  'only-you',
  'show-skin',
  'brighter',
  'darker',
  'white-light',
  'closer',
  'further',
  'turn-a-little',
  'hold-still',
  'ready',
] as const;

export type Guidance = (typeof guidances)[number];

/** What is measured on a frame of the live picture, which is too small to show sharpness, noise and hair. */
export type LiveReadings = Pick<
  QualityReadings,
  'bystanders' | 'skinShare' | 'pixelsPerMm' | 'brightest' | 'blownOut' | 'chroma' | 'hue' | 'glare'
> & {
  /** Mean change of the luminance since the frame before, in grey levels; null for the first frame. */
  readonly movement: number | null;
};

/** In grey levels. Set by hand, above the noise of an indoor webcam: no recordings of customers support it. */
const mostMovement = 5;

/**
 * The first thing that the customer must put right. The limits are those of the photo itself, so that the live picture
 * asks for what the photo will be judged by.
 * @param readings `pixelsPerMm` as the photo will have it, not the smaller live picture
 * @param wholeSite whether the photo must show the whole body site, not one spot
 */
export function guide(readings: LiveReadings, wholeSite: boolean): Guidance {
  const { bystanders, skinShare, pixelsPerMm, brightest, blownOut, chroma, hue, glare, movement } = readings;
  const [reddest, yellowest] = qualityLimits.hue;
  const isFar = pixelsPerMm !== null && pixelsPerMm < qualityLimits.pixelsPerMm;
  if (bystanders > 0) return 'only-you';
  if (brightest < qualityLimits.brightest) return 'brighter';
  if (blownOut > qualityLimits.blownOut) return 'darker';
  if (skinShare < qualityLimits.noSkin) return 'show-skin';
  if (chroma < qualityLimits.chroma || hue < reddest || hue > yellowest) return 'white-light';
  if (isFar || skinShare < qualityLimits.littleSkin) return 'closer';
  // Skin up to every edge: part of the site may lie outside.
  if (wholeSite && skinShare === 1) return 'further';
  if (glare > qualityLimits.glare) return 'turn-a-little';
  if (movement !== null && movement > mostMovement) return 'hold-still';
  return 'ready';
}
