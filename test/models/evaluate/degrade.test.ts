import { describe, expect, it } from 'vitest';
import { type DegradationName, degradations } from '../../../models/evaluate/degrade.ts';
import type { Frame } from '../../../src/screening/space/frame.ts';

/** Skin-coloured stripes. */
const stripes: Frame = {
  width: 64,
  height: 48,
  data: Uint8Array.from(
    { length: 64 * 48 * 3 },
    (_, i) => ([190, 140, 110][i % 3] ?? 0) - (Math.floor(i / 12) % 2) * 40,
  ),
};

const meanChange = (frame: Frame) =>
  frame.data.reduce((sum, value, i) => sum + Math.abs(value - (stripes.data[i] ?? 0)), 0) / frame.data.length;

describe('faults made step by step', () => {
  it.each(Object.keys(degradations) as DegradationName[])(
    '%s gets worse from step to step, and is repeatable',
    async (kind) => {
      const { levels, apply } = degradations[kind];
      const [slight = 0, hopeless = 0] = [levels[0], levels.at(-1)];
      const [first, again, last] = [
        await apply(stripes, slight, 7),
        await apply(stripes, slight, 7),
        await apply(stripes, hopeless, 7),
      ];
      expect(first.data).toEqual(again.data);
      if (kind === 'distance') expect(last.width).toBeLessThan(first.width);
      else {
        expect(last.data.length).toBe(stripes.data.length);
        expect(meanChange(last)).toBeGreaterThan(meanChange(first));
      }
    },
  );
});
