import type { Length } from '../space/scale.ts';

/** The weighted 7-point checklist (NICE NG12; RULES.md 3): major features count 2 points, minor ones 1. */
export const sevenPointItems = [
  'change-in-size',
  'irregular-shape',
  'irregular-colour',
  'diameter-7mm',
  'inflammation',
  'oozing',
  'change-in-sensation',
] as const;

export type SevenPointItem = (typeof sevenPointItems)[number];

export const sevenPointWeights: Record<SevenPointItem, 1 | 2> = {
  'change-in-size': 2,
  'irregular-shape': 2,
  'irregular-colour': 2,
  'diameter-7mm': 1,
  inflammation: 1,
  oozing: 1,
  'change-in-sensation': 1,
};

/** NICE NG12 refers from this total on. */
export const sevenPointRefers = 3;

/** `skipped` is an answer of its own: never counted as no. */
export type SevenPointAnswer = 'yes' | 'no' | 'not-sure' | 'skipped';

export interface SevenPointEntry {
  readonly answer: SevenPointAnswer;
  readonly origin: 'asked' | 'measured';
}

/** An item that is absent was never reached, which counts as skipped. */
export type SevenPoint = Readonly<Partial<Record<SevenPointItem, SevenPointEntry>>>;

export interface SevenPointTotal {
  readonly points: number;
  /** True where an item was skipped or not known: the total is "at least". */
  readonly atLeast: boolean;
}

export const sevenPointTotal = (checklist: SevenPoint): SevenPointTotal => ({
  points: sevenPointItems.reduce(
    (sum, item) => sum + (checklist[item]?.answer === 'yes' ? sevenPointWeights[item] : 0),
    0,
  ),
  atLeast: sevenPointItems.some((item) => !['yes', 'no'].includes(checklist[item]?.answer ?? 'skipped')),
});

/** The limit of NICE NG12, in mm. */
const wideMm = 7;

/**
 * The checklist with the diameter that the scale card gave. A measured "yes" replaces the customer's "no". A measured
 * "no" leaves the customer's answer, who may know of a spot that no photo shows.
 * @param sizes diameters of all lesions with a scale
 */
export function withMeasuredDiameter(checklist: SevenPoint, sizes: readonly Length[]): SevenPoint {
  const wide = sizes.some(({ mm }) => mm >= wideMm);
  return wide ? { ...checklist, 'diameter-7mm': { answer: 'yes', origin: 'measured' } } : checklist;
}
