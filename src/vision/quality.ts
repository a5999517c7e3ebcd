import type { Frame } from '../screening/frame.ts';
import type { Quality, QualityFault } from '../screening/triage.ts';
import { pipelineOf, resize } from './decode.ts';

/** What is measured of a photo; `judge` alone says what it means. */
export interface QualityReadings {
  /** Share of the photo that shows skin, 0..1. */
  readonly skinShare: number;
  /** Mean difference between the colour channels, 0..255. */
  readonly chroma: number;
  /** 95th percentile of the luminance, 0..255: the brightest parts, so that dark skin does not count as dark. */
  readonly brightest: number;
  /** Share of the pixels with every channel at the upper end, 0..1. */
  readonly blownOut: number;
  /** Standard deviation of the Laplacian of the luminance, in grey levels, at the sharpest part of the photo. */
  readonly sharpness: number;
}

/**
 * Gross faults only. The limits were set by hand, far from what the photographs of wide-dev and nci-cases read; no
 * sweep over degraded photos stands behind them yet.
 * Rounding to 8 bits alone gives a perfectly smooth picture a sharpness of 1.3.
 */
const limits = { skinShare: 0.2, chroma: 2.5, brightest: 45, blownOut: 0.5, sharpness: 1.8 };

/** What the readings mean: each fault that holds, and usable only without any. */
export function judge(readings: QualityReadings): Quality {
  const holds: Record<QualityFault, boolean> = {
    'no-skin': readings.skinShare < limits.skinShare,
    'no-colour': readings.chroma < limits.chroma,
    'too-dark': readings.brightest < limits.brightest,
    'too-bright': readings.blownOut > limits.blownOut,
    blurred: readings.sharpness < limits.sharpness,
  };
  const faults = (Object.keys(holds) as QualityFault[]).filter((fault) => holds[fault]);
  return { usable: faults.length === 0, faults };
}

/** Side of the thumbnail on which colour and exposure are read. */
const thumbnail = 192;
/** Sharpness is read on this many by this many windows, at native pixels. */
const windows = 4;
const windowSize = 256;

/**
 * Reads colour and exposure on a thumbnail, sharpness on windows at native pixels.
 * @param skinShare share of the photo that shows skin, 0..1, as the models saw it
 */
export async function readQuality(frame: Frame, skinShare: number): Promise<QualityReadings> {
  return {
    skinShare,
    ...readExposure(await resize(frame, thumbnail, thumbnail)),
    sharpness: await readSharpness(frame),
  };
}

function readExposure({ data }: Frame): Pick<QualityReadings, 'chroma' | 'brightest' | 'blownOut'> {
  const pixels = data.length / 3;
  const histogram = new Uint32Array(256);
  let chroma = 0;
  let blownOut = 0;
  for (let i = 0; i < data.length; i += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
    const luminance = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    histogram[luminance] = (histogram[luminance] ?? 0) + 1;
    chroma += Math.max(red, green, blue) - Math.min(red, green, blue);
    if (Math.min(red, green, blue) >= 250) blownOut++;
  }
  let brightest = 255;
  for (let above = 0; brightest > 0; brightest--) {
    above += histogram[brightest] ?? 0;
    if (above > 0.05 * pixels) break;
  }
  return { chroma: chroma / pixels, brightest, blownOut: blownOut / pixels };
}

async function readSharpness(frame: Frame): Promise<number> {
  const size = Math.min(windowSize, frame.width, frame.height);
  const steps = Array.from({ length: windows }, (_, i) => (i + 0.5) / windows);
  const readings = steps.flatMap((down) =>
    steps.map((across) =>
      laplacianDeviation(
        frame,
        Math.round(across * (frame.width - size)),
        Math.round(down * (frame.height - size)),
        size,
      ),
    ),
  );
  return Math.max(...(await Promise.all(readings)));
}

async function laplacianDeviation(frame: Frame, left: number, top: number, size: number): Promise<number> {
  const { data, info } = await pipelineOf(frame)
    .extract({ left, top, width: size, height: size })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const step = info.channels;
  const at = (x: number, y: number) => data[(y * size + x) * step] ?? 0;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1; x < size - 1; x++) {
      const value = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
      sum += value;
      squares += value * value;
    }
  }
  const count = (size - 2) ** 2;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}
