import { describe, expect, it } from 'vitest';
import {
  auroc,
  calibrationError,
  calibrationErrorByChance,
  partialAuroc,
  reliabilityBins,
  reviewsPerPositive,
  rocCurve,
} from '../../../models/evaluate/curves.ts';
import type { Statistic } from '../../../models/evaluate/statistics.ts';

const scored = (...pairs: [number, boolean][]) => pairs.map(([score, positive]) => ({ score, positive }));
const plain = (statistic: Statistic, n: number) => statistic(new Float64Array(n).fill(1));

describe('the area under the ROC curve', () => {
  it('is 1, 0.5 and 0 where it must be', () => {
    const right = scored([0.9, true], [0.8, true], [0.2, false]);
    expect(plain(auroc(right), 3)).toBe(1);
    expect(plain(auroc(scored([0.5, true], [0.5, false])), 2)).toBe(0.5);
    expect(plain(auroc(scored([0.1, true], [0.7, false])), 2)).toBe(0);
    expect(plain(auroc(scored([0.1, true])), 1)).toBeNaN();
  });

  it('counts each observation as often as its patient was drawn', () => {
    const statistic = auroc(scored([0.9, true], [0.5, false], [0.4, true], [0.1, false]));
    // 3 of 4 pairs in order; with the second positive drawn three times: (2 + 3 · 1) of 8.
    expect(statistic(Float64Array.of(1, 1, 1, 1))).toBe(0.75);
    expect(statistic(Float64Array.of(1, 1, 3, 1))).toBe(0.625);
  });

  it('above 80 % sensitivity is 0.2 for a perfect order, 0.02 for none at all', () => {
    const right = scored([0.9, true], [0.2, false]);
    expect(plain(partialAuroc(right), 2)).toBeCloseTo(0.2, 12);
    // The diagonal: a triangle of base 0.2 and height 0.2.
    expect(plain(partialAuroc(scored([0.5, true], [0.5, false])), 2)).toBeCloseTo(0.02, 12);
    // Five positives, the last below the one negative: the curve reaches 0.8 before any false alarm, 1 after it.
    const four = scored([0.9, true], [0.9, true], [0.9, true], [0.9, true], [0.5, false], [0.1, true]);
    expect(plain(partialAuroc(four), 6)).toBeCloseTo(0, 12);
  });
});

describe('operating points', () => {
  const example = scored([0.9, true], [0.8, false], [0.7, true], [0.6, false], [0.5, false]);

  it('are listed from the highest score down', () => {
    expect(rocCurve(example).map((point) => [point.falsePositiveRate, point.sensitivity])).toEqual([
      [0, 0],
      [0, 0.5],
      [1 / 3, 0.5],
      [1 / 3, 1],
      [2 / 3, 1],
      [1, 1],
    ]);
  });

  it('reviews per positive at 80 %: both of two are found after three reviews', () => {
    expect(plain(reviewsPerPositive(0.8, example), 5)).toBe(1.5);
    expect(plain(reviewsPerPositive(0.5, example), 5)).toBe(1);
  });
});

describe('calibration', () => {
  it('error is the mean gap of the bins, weighted by their counts', () => {
    const statistic = calibrationError(scored([0.25, false], [0.25, true], [0.95, true], [1, true]));
    // Bin 0.2–0.3: truth 0.5, score 0.25, two of four; bin 0.9–1: truth 1, mean score 0.975, two of four.
    expect(plain(statistic, 4)).toBeCloseTo(0.5 * 0.25 + 0.5 * 0.025, 12);
  });

  it('error by chance: what labels drawn with the scores’ own probabilities show on average', () => {
    const scores = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);
    let sum = 0;
    let state = 1;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    for (let draw = 0; draw < 400; draw++) {
      sum += plain(calibrationError(scores.map((score) => ({ score, positive: random() < score }))), 200);
    }
    const chance = calibrationErrorByChance(scores.map((score) => ({ score, positive: true })));
    expect(plain(chance, 200)).toBeCloseTo(sum / 400, 2);
  });

  it('bins that hold nothing are left out', () => {
    const bins = reliabilityBins(scored([0.25, false], [0.29, true], [1, true]));
    expect(bins).toEqual([
      { members: [0, 1], meanScore: 0.27 },
      { members: [2], meanScore: 1 },
    ]);
  });
});
