import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { print } from '../../src/commands/command-line/print.ts';
import { readArguments } from '../../src/commands/command-line/read-arguments.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import { diameterOf } from '../../src/screening/space/geometry.ts';
import { diameterInMm, type Scale } from '../../src/screening/space/scale.ts';
import { decodePhoto, resize } from '../../src/vision/pixels/decode.ts';
import { readScaleCard } from '../../src/vision/scale-card/read-scale-card.ts';
import { randomCardScene, randomSkinLesion, trueMmPerPixel } from './card-scenes.ts';
import { type CardScene, composeCard } from './composed-card.ts';
import { normal, randomNumbers } from './random.ts';
import { format, share } from './statistics.ts';

const usage = `Usage: npm run evaluate-scale [-- --scenes N] [--first SEED]

  --scenes N    photos with a composed card, on the demo photographs; 300 unless named
  --first SEED  seed of the first: 1 to 9999 for tuning, 10000 unless named for figures

How often a card gives a scale, and how often its stated error, and that of lesions' diameters, covers the truth.`;

const demo = fileURLToPath(new URL('../demo/', import.meta.url));
const backgrounds = ['composed-back.jpg', 'composed-arm.jpg', 'composed-abdomen.jpg'];
/** Longer sides of the photos, in pixels: 12, 3 and 1.2 megapixels. */
const sides = [4000, 2000, 1280];
const lesionsAScene = 8;

/** The result for one composed photo. */
interface Reading {
  readonly seed: number;
  readonly tilt: number;
  readonly outcome: string;
  /** Error of the scale as a share of the truth, and the stated error. */
  readonly error: number;
  readonly stated: number;
  readonly lesions: readonly MeasuredLesion[];
}

interface MeasuredLesion {
  readonly error: number;
  /** Null if the product gives no diameter. */
  readonly stated: number | null;
}

/** Standard deviation of the detector's diameter around the true one, measured on composed validation photos. */
const boxMisfit = { share: 0.14, pixels: 0.5 };

/**
 * `npm run evaluate-scale`: measures the scale card in composed photos.
 * @throws KioskError `usage`
 */
export async function evaluateScaleCommand(args: readonly string[]): Promise<number> {
  const options = await readArguments(args, {
    usage,
    options: { scenes: { type: 'string', default: '300' }, first: { type: 'string', default: '10000' } },
    read: (typed) => ({
      scenes: countOf(typed.scenes, `--scenes ${typed.scenes} is not a number.`),
      first: countOf(typed.first, `--first ${typed.first} is not a seed.`),
    }),
  });
  if (options === undefined) return 0;
  const { scenes, first } = options;
  const photos = await readBackgrounds();
  const readings: Reading[] = [];
  for (let seed = first; seed < first + scenes; seed++) {
    const photo = photos[seed % photos.length];
    if (photo) readings.push(readScene(photo, seed));
    if ((seed - first) % 25 === 24) process.stderr.write(`${seed - first + 1} of ${scenes}\n`);
  }
  await print(figuresOf(readings));
  return 0;
}

async function readBackgrounds(): Promise<Frame[]> {
  const photos: Frame[] = [];
  for (const name of backgrounds) {
    const photo = await decodePhoto(await readFile(demo + name), name);
    for (const side of sides) {
      photos.push(await resize(photo, side, Math.round((side * photo.height) / photo.width)));
    }
  }
  return photos;
}

function readScene(photo: Frame, seed: number): Reading {
  const scene = randomCardScene(seed, photo.width, photo.height);
  const card = readScaleCard(composeCard(photo, scene));
  const truth = trueMmPerPixel(scene);
  const scale = card?.scale ?? null;
  const lesions = Array.from({ length: scale ? lesionsAScene : 0 }, (_, i) =>
    measuredLesion(scene, scale, seed * lesionsAScene + i),
  ).filter((lesion) => lesion !== null);
  return {
    seed,
    tilt: scene.tilt,
    outcome: card?.fault ?? (scale ? 'scale' : 'no card seen'),
    error: scale ? Math.abs(scale.mmPerPixel - truth) / truth : 0,
    stated: scale ? scale.error / truth : 0,
    lesions,
  };
}

/** Null if no lesion is visible; a stated error of null if the product gives no diameter. */
function measuredLesion(scene: CardScene, scale: Scale | null, seed: number): MeasuredLesion | null {
  const lesion = randomSkinLesion(scene, seed);
  if (!lesion || !scale) return null;
  const { box, mm } = lesion;
  const next = randomNumbers(seed + 900_000);
  const fit = 1 + normal(next) * boxMisfit.share + (normal(next) * boxMisfit.pixels) / diameterOf(box);
  const seen = diameterInMm({ ...box, width: box.width * fit, height: box.height * fit }, scale);
  return { error: seen ? Math.abs(seen.mm - mm) / mm : 0, stated: seen && seen.error / mm };
}

function figuresOf(readings: readonly Reading[]): string {
  const unit = ({ seed }: Reading) => String(seed);
  const read = readings.filter(({ outcome }) => outcome === 'scale');
  const shown = read.flatMap(({ lesions }) => lesions).length;
  const lesions = read.flatMap((reading) =>
    reading.lesions.flatMap(({ error, stated }) =>
      stated === null ? [] : [{ error, stated, unit: unit(reading) }],
    ),
  );
  const outcomes = Map.groupBy(readings, ({ outcome }) => outcome);
  const covered = (
    all: readonly { readonly error: number; readonly stated: number }[],
    units: readonly string[],
  ) => format(share(all.map(({ error, stated }, i) => ({ unit: units[i] ?? '', hit: error <= stated }))));
  return [
    `photos: ${[...outcomes].map(([name, { length }]) => `${name} ${length}`).join(', ')}`,
    `scale within its stated error: ${covered(read, read.map(unit))}`,
    `its error: ${spread(read.map(({ error }) => error))}; stated: ${spread(read.map(({ stated }) => stated))}`,
    `lesion diameter within its stated error: ${covered(
      lesions,
      lesions.map((one) => one.unit),
    )}`,
    `its error: ${spread(lesions.map(({ error }) => error))}; stated: ${spread(lesions.map(({ stated }) => stated))}`,
    `lesions near enough to the card for a diameter: ${lesions.length} of ${shown}`,
    ...tilts.map(([low, high]) => ofTilt(readings, low, high)),
    '',
  ].join('\n');
}

/** Degrees. */
const tilts = [
  [0, 10],
  [10, 20],
  [20, 30],
  [30, 41],
] as const;

function ofTilt(readings: readonly Reading[], low: number, high: number): string {
  const own = readings.filter(({ tilt }) => tilt >= low && tilt < high);
  const read = own.filter(({ outcome }) => outcome === 'scale');
  const within = read.filter(({ error, stated }) => error <= stated).length;
  return `tilt ${low}°–${high}°: a scale in ${read.length} of ${own.length}, ${within} within the stated error`;
}

function spread(errors: readonly number[]): string {
  const sorted = errors.toSorted((a, b) => a - b);
  const at = (share: number) =>
    `${(100 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)).toFixed(1)} %`;
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, largest ${at(1)}`;
}

function countOf(typed: string, fault: string): number {
  const count = Number(typed);
  if (!Number.isInteger(count) || count < 1) throw new Error(fault);
  return count;
}
