import type { Frame } from '../screening/frame.ts';
import type { Box } from '../screening/geometry.ts';
import { centreOf, containsPoint, diameterOf, intersectionOverUnion } from '../screening/geometry.ts';
import { judge, type QualityFault } from '../screening/quality.ts';
import type { Vision } from '../vision/analyze.ts';
import { detect } from '../vision/detector.ts';
import { photoGrid, readSkin, type SkinReadings } from '../vision/quality/read-quality.ts';
import { readable, readSkinSquares, type Square } from '../vision/quality/skin-squares.ts';
import { type DegradationName, degradations } from './degrade.ts';

/** A good photo, or the same photo made worse. */
export interface Variant {
  readonly photo: string;
  /** Null for the photo as it is. */
  readonly kind: DegradationName | null;
  /** 0 for the photo as it is, then the steps of the kind. */
  readonly step: number;
  /** Diameter in pixels of this variant, and whether the detector found it. */
  readonly lesions: readonly { readonly diameter: number; readonly found: boolean }[];
  readonly readings: SkinReadings;
}

/** Which reading each kind of fault moves, and whether low or high values of it are bad. */
export const readingOf = {
  blur: { reading: 'sharpness', bad: 'low' },
  motion: { reading: 'evenness', bad: 'low' },
  dark: { reading: 'brightest', bad: 'low' },
  bright: { reading: 'blownOut', bad: 'high' },
  noise: { reading: 'noise', bad: 'high' },
  glare: { reading: 'glare', bad: 'high' },
  hair: { reading: 'hair', bad: 'high' },
} as const satisfies Partial<Record<DegradationName, { reading: keyof SkinReadings; bad: 'low' | 'high' }>>;

export type SweptKind = keyof typeof readingOf;

/** The recall may fall by this much before a photo counts as too bad. */
export const recallLost = 0.05;

/** One photo in every degradation, each with what the detector still finds and what the gate reads. */
export async function* sweepPhoto(
  photo: string,
  frame: Frame,
  boxes: readonly Box[],
  vision: Vision,
  seed: number,
): AsyncGenerator<Variant> {
  const squares = await readSkinSquares(frame, vision.inference, vision.manifest.classifier, photoGrid);
  const skin = readable(squares);
  yield await measure({ photo, kind: null, step: 0 }, frame, boxes, skin, 1, vision);
  for (const kind of Object.keys(degradations) as DegradationName[]) {
    const { levels, apply } = degradations[kind];
    for (const [i, level] of levels.entries()) {
      const worse = await apply(frame, level, seed);
      const scale = worse.width / frame.width;
      yield await measure({ photo, kind, step: i + 1 }, worse, boxes, skin, scale, vision);
    }
  }
}

async function measure(
  name: Pick<Variant, 'photo' | 'kind' | 'step'>,
  frame: Frame,
  boxes: readonly Box[],
  skin: readonly Square[],
  scale: number,
  vision: Vision,
): Promise<Variant> {
  const found: Box[] = [];
  for await (const { detections } of detect(frame, vision.inference, vision.manifest.detector))
    found.push(...detections.map(({ box }) => box));
  const lesions = boxes.map((box) => {
    const own = scaled(box, scale);
    const at = found.findIndex(
      (other) => containsPoint(own, centreOf(other)) || intersectionOverUnion(own, other) >= 0.3,
    );
    if (at >= 0) found.splice(at, 1);
    return { diameter: diameterOf(own), found: at >= 0 };
  });
  const squares = skin.map((square) => ({
    x: square.x * scale,
    y: square.y * scale,
    side: square.side * scale,
    isSkin: true,
    isEdge: false,
  }));
  return { ...name, lesions, readings: await readSkin(frame, squares) };
}

const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

export function recallOf(variants: readonly Variant[]): number {
  const lesions = variants.flatMap((variant) => variant.lesions);
  return lesions.filter(({ found }) => found).length / lesions.length;
}

export const ofStep = (variants: readonly Variant[], kind: DegradationName, step: number) =>
  variants.filter((variant) =>
    step === 0 ? variant.kind === null : variant.kind === kind && variant.step === step,
  );

/** Steps of a kind at which the recall has fallen by 5 points or more, all later ones with it. */
export function lostFrom(variants: readonly Variant[], kind: DegradationName): number | null {
  const least = recallOf(ofStep(variants, kind, 0)) - recallLost;
  const steps = degradations[kind].levels.map((_, i) => i + 1);
  const lost = (step: number) => recallOf(ofStep(variants, kind, step)) <= least;
  return steps.find((step) => steps.every((later) => later < step || lost(later))) ?? null;
}

/**
 * The reading at which the recall has fallen by 5 points: between the medians of the last good step and of the first
 * lost one, as far along as the recall. Null where the detector bears even the last step.
 */
export function limitOf(variants: readonly Variant[], kind: SweptKind): number | null {
  const first = lostFrom(variants, kind);
  if (first === null) return null;
  const [before, after] = [first - 1, first].map((step) => {
    const own = ofStep(variants, kind, step);
    return {
      recall: recallOf(own),
      reading: median(own.map(({ readings }) => readings[readingOf[kind].reading])),
    };
  });
  if (!before || !after) return null;
  const wanted = recallOf(ofStep(variants, kind, 0)) - recallLost;
  const along = Math.min(
    1,
    Math.max(0, (before.recall - wanted) / Math.max(1e-9, before.recall - after.recall)),
  );
  return before.reading + along * (after.reading - before.reading);
}

/**
 * The smallest diameter in pixels that the detector needs: below it, over all photos and distances, it finds 5 points
 * less than it finds of the lesions above it.
 */
export function neededDiameter(variants: readonly Variant[]): number | null {
  const lesions = variants
    .filter(({ kind }) => kind === null || kind === 'distance')
    .flatMap((variant) => variant.lesions);
  const share = (own: typeof lesions) => own.filter(({ found }) => found).length / own.length;
  const candidates = [24, 20, 17, 14, 12, 10, 8, 6];
  for (const [i, diameter] of candidates.entries()) {
    const next = candidates[i + 1] ?? 0;
    const bin = lesions.filter((lesion) => lesion.diameter < diameter && lesion.diameter >= next);
    const above = lesions.filter((lesion) => lesion.diameter >= diameter);
    if (bin.length > 0 && share(bin) <= share(above) - recallLost) return diameter;
  }
  return null;
}

/** Whether the gate turns this variant down for what can be read on skin. */
export function rejects({ readings }: Variant): readonly QualityFault[] {
  return judge({ ...readings, bystanders: 0, skinShare: 1, pixelsPerMm: null }).faults;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
