import type { Frame } from '../../src/screening/space/frame.ts';
import type { Box, Point } from '../../src/screening/space/geometry.ts';
import { cellsAcross, marginMm, markerCells, markerMm } from '../../src/vision/scale-card/card.ts';
import { inSpace, onPlane, type Pose, seenAt } from './camera-pose.ts';
import { normal, randomNumbers } from './random.ts';

/** How a photo with a card is made. */
export interface CardScene {
  readonly pose: Pose;
  /** Share of the photo's light; 1 leaves it as it was taken. */
  readonly light: number;
  /** Standard deviations, in pixels and in grey levels. */
  readonly blur: number;
  readonly noise: number;
  /** A finger over the card: its place, in mm from the card's centre, and its radius; 0 for none. */
  readonly finger: Point & { readonly radius: number };
  readonly seed: number;
}

/** Share of the light that paper and ink reflect. */
const paper = 0.82;
const ink = 0.045;
const skin = [0.55, 0.32, 0.22] as const;

const toLight = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const fromLight = (light: number): number =>
  255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * Math.max(0, light) ** (1 / 2.4) - 0.055);

/**
 * Composes a scale card into the photo, seen through a pinhole, dimmed, blurred and noisy. It mixes and blurs linear
 * light, as a lens does, not sRGB.
 */
export function composeCard(photo: Frame, scene: CardScene): Frame {
  const { width, height } = photo;
  const data = Uint8Array.from(photo.data);
  const dim = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.round(fromLight((toLight[value] ?? 0) * scene.light)),
  );
  if (scene.light !== 1) for (const [i, value] of data.entries()) data[i] = dim[value] ?? 0;
  const box = boxOf(scene);
  const next = randomNumbers(scene.seed);
  for (const [channel, light] of lightOf(data, width, box, scene).entries()) {
    const plane = blurred(light, box, scene.blur);
    for (let y = 0; y < box.height; y++) {
      for (let x = 0; x < box.width; x++) {
        const value = fromLight(plane[y * box.width + x] ?? 0) + scene.noise * normal(next);
        data[((box.y + y) * width + box.x + x) * 3 + channel] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  }
  return { width, height, data };
}

/** The part of the photo that changes: the card and the reach of its blur. */
function boxOf({ pose, blur }: CardScene): Box {
  const half = markerMm / 2 + marginMm;
  const corners = [-half, half].flatMap((x) =>
    [-half, half].map((y) => seenAt(pose, inSpace(pose, { x, y }))),
  );
  const reach = Math.ceil(4 * blur) + 2;
  const clamp = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  const left = clamp(Math.min(...corners.map(({ x }) => x)) - reach, pose.width);
  const top = clamp(Math.min(...corners.map(({ y }) => y)) - reach, pose.height);
  const right = clamp(Math.max(...corners.map(({ x }) => x)) + reach, pose.width);
  const bottom = clamp(Math.max(...corners.map(({ y }) => y)) + reach, pose.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const cells = markerCells();
/** Samples along each side of a pixel, because the card's edges fall within pixels. */
const samples = 3;

/** Red, green and blue light of the box's pixels. */
function lightOf(data: Uint8Array, width: number, box: Box, scene: CardScene): Float64Array[] {
  const planes = skin.map(() => new Float64Array(box.width * box.height));
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const seen = samplesOf(box.x + x, box.y + y, scene);
      for (const [channel, plane] of planes.entries()) {
        const behind = toLight[data[((box.y + y) * width + box.x + x) * 3 + channel] ?? 0] ?? 0;
        const { white, black, flesh, other } = seen;
        const card = (white * paper + black * ink + flesh * (skin[channel] ?? 0)) * scene.light;
        plane[y * box.width + x] = (card + other * behind) / samples ** 2;
      }
    }
  }
  return planes;
}

/** How many of a pixel's samples show paper, ink, the finger, and the photo beside the card. */
function samplesOf(left: number, top: number, { pose, finger }: CardScene) {
  const count = { white: 0, black: 0, flesh: 0, other: 0 };
  for (let s = 0; s < samples ** 2; s++) {
    const x = left + ((s % samples) + 0.5) / samples;
    const y = top + (Math.floor(s / samples) + 0.5) / samples;
    count[materialAt(onPlane(pose, { x, y }), finger)]++;
  }
  return count;
}

/** What the card's plane shows at a point in mm from its centre. */
function materialAt({ x, y }: Point, finger: CardScene['finger']): 'white' | 'black' | 'flesh' | 'other' {
  if (Math.hypot(x - finger.x, y - finger.y) < finger.radius) return 'flesh';
  if (Math.max(Math.abs(x), Math.abs(y)) > markerMm / 2 + marginMm) return 'other';
  const cell = (along: number) => Math.floor((along / markerMm + 0.5) * cellsAcross);
  const row = cells[cell(y)];
  return !row || (row[cell(x)] ?? true) ? 'white' : 'black';
}

/** Gaussian blur, along rows and then along columns. */
function blurred(plane: Float64Array, { width, height }: Box, sigma: number): Float64Array {
  if (sigma <= 0) return plane;
  const reach = Math.ceil(3 * sigma);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const along = (source: Float64Array, step: number, length: number, other: number, otherStep: number) => {
    const result = new Float64Array(source.length);
    for (let line = 0; line < other; line++) {
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (const [k, weight] of kernel.entries()) {
          const from = Math.min(Math.max(i + k - reach, 0), length - 1);
          sum += weight * (source[line * otherStep + from * step] ?? 0);
        }
        result[line * otherStep + i * step] = sum / total;
      }
    }
    return result;
  };
  return along(along(plane, 1, width, height, width), width, height, width, 1);
}
