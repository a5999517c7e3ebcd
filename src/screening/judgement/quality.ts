/** What can be wrong with a photo, in the order in which faults must be put right. */
export const qualityFaults = [
  'second-person',
  'no-skin',
  'too-dark',
  'too-bright',
  'no-colour',
  'colour-cast',
  'moving',
  'blurred',
  'too-far',
  'little-skin',
  'glare',
  'hair',
  'noisy',
] as const;

export type QualityFault = (typeof qualityFaults)[number];

export interface Quality {
  readonly usable: boolean;
  readonly faults: readonly QualityFault[];
}

/** What is measured on a photo; only `judge` says what it means. All but the first three are read from skin alone. */
export interface QualityReadings {
  /** People in the photo other than the one in its middle. */
  readonly bystanders: number;
  /** Share of the photo that shows skin, 0..1. */
  readonly skinShare: number;
  /** Pixels per millimetre of skin; null if nothing in the photo tells. */
  readonly pixelsPerMm: number | null;
  /** 95th percentile of the luminance, 0..255: the brightest parts, so that dark skin does not count as dark. */
  readonly brightest: number;
  /** Share of the pixels with two channels at the upper end, 0..1. */
  readonly blownOut: number;
  /** Mean difference between the colour channels, 0..255. */
  readonly chroma: number;
  /** CIELAB hue angle of the mean colour in degrees: skin of every tone lies between red and yellow. */
  readonly hue: number;
  /** Share of the pixels that shine: much brighter and paler than the skin around them, 0..1. */
  readonly glare: number;
  /** Detail at 2 pixels in relation to detail at 8, in the least sharp direction. */
  readonly sharpness: number;
  /** Detail in the least sharp direction in relation to that in the sharpest, 0..1: movement smears one direction. */
  readonly evenness: number;
  /** Standard deviation of the pixel noise in grey levels. */
  readonly noise: number;
  /** Share of the pixels under thin, long, dark lines, 0..1. */
  readonly hair: number;
}

/**
 * Sharpness, light, clipping, shine, noise and hair: each limit is where detector 0.3.0 had lost 5 points of recall on
 * composed good photos that were made worse step by step (`npm run evaluate -- --quality`, models/evaluation/quality).
 * It is rounded to the strict side, but so that every photo of wide-dev and of the demonstration is kept. pixelsPerMm:
 * the detector needs 12 pixels of a lesion, here one of 5 mm. Skin, colour and evenness are set by hand, because no
 * sweep moves them.
 */
export const qualityLimits = {
  noSkin: 0.2,
  littleSkin: 0.35,
  pixelsPerMm: 2.4,
  brightest: 40,
  blownOut: 0.9,
  chroma: 2.5,
  hue: [10, 100],
  glare: 0.02,
  sharpness: 0.12,
  /** Tells movement from lack of focus in a photo that is not sharp. */
  evenness: 0.38,
  noise: 8,
  hair: 0.08,
} as const;

/** What the readings mean: every fault that holds. A photo is usable only without any. */
export function judge(readings: QualityReadings): Quality {
  const [reddest, yellowest] = qualityLimits.hue;
  const isColoured = readings.chroma >= qualityLimits.chroma;
  const isLit = readings.brightest >= qualityLimits.brightest;
  // In the dark, rounding loses the detail, so that only the lack of light can be reported.
  const isSharp = !isLit || readings.sharpness >= qualityLimits.sharpness;
  const isSmeared = readings.evenness < qualityLimits.evenness;
  const holds: Record<QualityFault, boolean> = {
    'second-person': readings.bystanders > 0,
    'no-skin': readings.skinShare < qualityLimits.noSkin,
    'too-dark': !isLit,
    'too-bright': readings.blownOut > qualityLimits.blownOut,
    'no-colour': !isColoured,
    'colour-cast': isColoured && (readings.hue < reddest || readings.hue > yellowest),
    moving: !isSharp && isSmeared,
    blurred: !isSharp && !isSmeared,
    'too-far': readings.pixelsPerMm !== null && readings.pixelsPerMm < qualityLimits.pixelsPerMm,
    'little-skin':
      readings.skinShare >= qualityLimits.noSkin && readings.skinShare < qualityLimits.littleSkin,
    glare: readings.glare > qualityLimits.glare,
    hair: readings.hair > qualityLimits.hair,
    noisy: readings.noise > qualityLimits.noise,
  };
  const faults = qualityFaults.filter((fault) => holds[fault]);
  return { usable: faults.length === 0, faults };
}
