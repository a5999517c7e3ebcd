import { type ColourSpace, power, srgbPrimaries, srgbToLight } from './colour-space.ts';
import { Unsupported } from './kinds.ts';
import type { Plan } from './plan.ts';

/** Coding-independent code points: ITU-T H.273, tables 2 and 3. */

const { white: d65 } = srgbPrimaries;

const primaries: Readonly<Record<number, Omit<ColourSpace, 'toLight'>>> = {
  1: srgbPrimaries,
  4: { red: [0.67, 0.33], green: [0.21, 0.71], blue: [0.14, 0.08], white: [0.31, 0.316] },
  5: { red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06], white: d65 },
  6: { red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: d65 },
  7: { red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: d65 },
  9: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: d65 },
  11: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: [0.314, 0.351] },
  12: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: d65 },
};

/** ITU-R BT.709, section 1.2. */
const bt709 = (value: number): number =>
  value < 0.081 ? value / 4.5 : ((value + 0.099) / 1.099) ** (1 / 0.45);

/** Transfer functions with a standard dynamic range; 16 and 18 (PQ, HLG) have a high one. */
const transfers: Readonly<Record<number, ColourSpace['toLight']>> = {
  1: bt709,
  4: power(2.2),
  5: power(2.8),
  6: bt709,
  8: power(1),
  13: srgbToLight,
  14: bt709,
  15: bt709,
};

/**
 * @param cicp four bytes: primaries, transfer, matrix (0 in a PNG), full range
 * @throws Unsupported
 */
export function coded(cicp: Buffer): Plan['colour'] {
  const [colours = 0, transfer = 0, matrix = 0, full = 0] = cicp;
  const [space, toLight] = [primaries[colours], transfers[transfer]];
  if (cicp.length !== 4 || space === undefined || toLight === undefined || matrix !== 0 || full !== 1)
    throw new Unsupported('png-colours', [...cicp].join(' '));
  return colours === 1 && transfer === 13 ? 'srgb' : { ...space, toLight };
}
