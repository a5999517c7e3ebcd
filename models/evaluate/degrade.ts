import type { Sharp } from 'sharp';
import type { Frame } from '../../src/screening/space/frame.ts';
import { pipelineOf, resize } from '../../src/vision/pixels/decode.ts';

/** A fault that is made worse step by step: `levels`, in `unit`, go from hardly visible to hopeless. */
export interface Degradation {
  readonly unit: string;
  readonly levels: readonly number[];
  /** @param seed changes the place or direction of the fault from photo to photo */
  readonly apply: (frame: Frame, level: number, seed: number) => Promise<Frame>;
}

/** Faults of real photos, added to good ones. `distance` shrinks the photo; all others keep its size. */
export const degradations = {
  blur: {
    unit: 'px, standard deviation of a Gaussian',
    levels: [1.5, 3, 4, 6],
    apply: (frame, level) => rawOf(frame, pipelineOf(frame).blur(level)),
  },
  motion: {
    unit: 'px moved along one direction',
    levels: [5, 9, 15, 23],
    apply: (frame, level, seed) => rawOf(frame, pipelineOf(frame).convolve(streak(level, seed))),
  },
  dark: {
    unit: 'share of the light, read noise of 2 grey levels',
    levels: [0.4, 0.25, 0.16, 0.1],
    apply: async (frame, level, seed) =>
      withNoise(
        map(frame, (value) => value * level),
        2,
        seed,
      ),
  },
  bright: {
    unit: 'times the light',
    levels: [1.3, 1.7, 2.2, 3],
    apply: async (frame, level) => map(frame, (value) => value * level),
  },
  noise: {
    unit: 'grey levels, standard deviation',
    levels: [6, 10, 16, 26],
    apply: async (frame, level, seed) => withNoise(frame, level, seed),
  },
  distance: {
    unit: 'of the size',
    levels: [0.75, 0.6, 0.45, 0.3],
    apply: (frame, level) => resize(frame, Math.round(frame.width * level), Math.round(frame.height * level)),
  },
  glare: {
    unit: 'of the photo under shine',
    levels: [0.05, 0.12, 0.25, 0.4],
    apply: (frame, level, seed) => drawn(frame, shine(frame, level, seed)),
  },
  hair: {
    unit: 'hairs across the photo',
    levels: [20, 50, 100, 200],
    apply: (frame, level, seed) => drawn(frame, hairs(frame, level, seed)),
  },
} as const satisfies Record<string, Degradation>;

export type DegradationName = keyof typeof degradations;

async function rawOf({ width, height }: Frame, pipeline: Sharp): Promise<Frame> {
  return { width, height, data: await pipeline.raw().toBuffer() };
}

function map({ width, height, data }: Frame, change: (value: number) => number): Frame {
  const changed = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i++) changed[i] = change(data[i] ?? 0);
  return { width, height, data: new Uint8Array(changed.buffer) };
}

/** A kernel that smears along one of four directions. */
function streak(length: number, seed: number): Parameters<Sharp['convolve']>[0] {
  const middle = (length - 1) / 2;
  const [across, down] = [
    [1, 0],
    [0, 1],
    [1, 1],
    [1, -1],
  ][seed % 4] ?? [1, 0];
  const kernel = new Array<number>(length * length).fill(0);
  for (let step = -middle; step <= middle; step++) {
    kernel[(middle + step * (down ?? 0)) * length + middle + step * (across ?? 0)] = 1;
  }
  return { width: length, height: length, kernel };
}

/** Mulberry32, which gives the same faults in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Gaussian noise, the same for the same seed (Box and Muller 1958). */
function withNoise(frame: Frame, deviation: number, seed: number): Frame {
  const random = randomFrom(seed);
  return map(frame, (value) => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return value + deviation * radius * Math.cos(2 * Math.PI * random());
  });
}

function drawn(frame: Frame, marks: string): Promise<Frame> {
  const { width, height } = frame;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${marks}</svg>`;
  return rawOf(
    frame,
    pipelineOf(frame)
      .composite([{ input: Buffer.from(svg) }])
      .removeAlpha(),
  );
}

/** Soft bright patches that cover about the given share of the photo. */
function shine({ width, height }: Frame, share: number, seed: number): string {
  const random = randomFrom(seed);
  const patches = 6;
  const radius = Math.sqrt((share * width * height) / (patches * Math.PI));
  const places = Array.from(
    { length: patches },
    () =>
      `<ellipse cx="${random() * width}" cy="${random() * height}" rx="${radius * 1.3}" ry="${radius / 1.1}" fill="url(#g)"/>`,
  );
  return `<radialGradient id="g"><stop offset="0.55" stop-color="#fffdf8"/><stop offset="1" stop-color="#fffdf8" stop-opacity="0"/></radialGradient>${places.join('')}`;
}

/** Thin dark curves, each about a third of the photo long. */
function hairs({ width, height }: Frame, count: number, seed: number): string {
  const random = randomFrom(seed);
  const around = (reach: number) => (random() - 0.5) * reach;
  const reach = Math.min(width, height) / 3;
  return Array.from({ length: count }, () => {
    const start = `${random() * width} ${random() * height}`;
    const curve = `q ${around(reach)} ${around(reach)} ${around(2 * reach)} ${around(2 * reach)}`;
    return `<path d="M${start} ${curve}" stroke="#241812" stroke-opacity="0.85" stroke-width="${1.5 + random() * 2}" fill="none"/>`;
  }).join('');
}
