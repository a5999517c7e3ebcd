import type { QualityReadings } from '../../src/screening/judgement/quality.ts';
import type { DegradationName } from './degrade.ts';
import { ofKind, recallOf, type Variant } from './quality-sweep.ts';

/** The reading that each kind of fault moves, and whether low or high values are bad. */
export const readingOf = {
  blur: { reading: 'sharpness', bad: 'low' },
  motion: { reading: 'sharpness', bad: 'low' },
  dark: { reading: 'brightest', bad: 'low' },
  bright: { reading: 'blownOut', bad: 'high' },
  noise: { reading: 'noise', bad: 'high' },
  glare: { reading: 'glare', bad: 'high' },
  hair: { reading: 'hair', bad: 'high' },
} as const satisfies Partial<
  Record<DegradationName, { reading: keyof QualityReadings; bad: 'low' | 'high' }>
>;

export type SweptKind = keyof typeof readingOf;
export type SweptReading = (typeof readingOf)[SweptKind]['reading'];

export const sweptReadings = [...new Set(Object.values(readingOf).map(({ reading }) => reading))];

/** The recall may fall by this much before a photo counts as too bad. */
export const recallLost = 0.05;

/**
 * The reading from which on the recall has fallen by 5 points: by isotonic regression (Ayer et al. 1955) of each
 * photo's loss compared with its unchanged form, over every kind of fault that moves this reading. It assumes only that
 * a worse reading never finds more.
 * @returns a value between the last tolerated reading and the first that is not; null if all are tolerated
 */
export function limitOf(variants: readonly Variant[], reading: SweptReading): number | null {
  const kinds = (Object.keys(readingOf) as SweptKind[]).filter((kind) => readingOf[kind].reading === reading);
  const sign = kinds.some((kind) => readingOf[kind].bad === 'low') ? -1 : 1;
  const before = new Map(ofKind(variants, null).map((variant) => [variant.photo, recallOf([variant])]));
  const observed = [null, ...kinds].flatMap((kind) =>
    ofKind(variants, kind).map((variant) => ({
      at: sign * variant.readings[reading],
      loss: (before.get(variant.photo) ?? Number.NaN) - recallOf([variant]),
      weight: variant.lesions.length,
    })),
  );
  const blocks = isotonic(observed);
  const first = blocks.findIndex(({ loss }) => loss >= recallLost);
  const [borne, lost] = [blocks[first - 1], blocks[first]];
  return borne && lost ? (sign * (borne.to + lost.from)) / 2 : null;
}

interface Observed {
  /** Higher is worse. */
  readonly at: number;
  readonly loss: number;
  readonly weight: number;
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly loss: number;
  readonly weight: number;
}

/** Runs of equal loss that rise with the reading, fitted by least squares (pool adjacent violators). */
export function isotonic(observed: readonly Observed[]): Block[] {
  const blocks: Block[] = [];
  for (const { at, loss, weight } of observed.toSorted((a, b) => a.at - b.at)) {
    let block: Block = { from: at, to: at, loss, weight };
    let last = blocks.at(-1);
    while (last !== undefined && (last.loss >= block.loss || last.to === block.from)) {
      blocks.pop();
      const together = last.weight + block.weight;
      block = {
        from: last.from,
        to: block.to,
        loss: (last.loss * last.weight + block.loss * block.weight) / together,
        weight: together,
      };
      last = blocks.at(-1);
    }
    blocks.push(block);
  }
  return blocks;
}

/**
 * The smallest diameter in pixels that the detector needs: of smaller lesions, over all photos and distances, it finds
 * 5 points less than of larger ones.
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
