import { describe, expect, it } from 'vitest';
import { gradeLevel, isNoLesion, type Probabilities } from '../../../src/screening/lesion/lesion.ts';

const thresholds = { nearFollow: 0.1, follow: 0.2, refer: 0.5 };
const looksLike = (change: Partial<Probabilities>): Probabilities => ({
  background: 0,
  skinEdge: 0,
  skin: 0,
  nsplA: 0.4,
  nsplB: 0,
  spl: 0,
  ...change,
});

describe('the level of a lesion', () => {
  it.each([
    [0.19, 'none'],
    [0.2, 'follow'],
    [0.49, 'follow'],
    [0.5, 'refer'],
  ])('SPL score %d is %s', (score, level) => {
    expect(gradeLevel(score, thresholds, [])).toBe(level);
  });

  it.each([
    [0.09, 'none'],
    [0.1, 'unassessable'],
    [0.19, 'unassessable'],
    [0.2, 'follow'],
    [0.5, 'refer'],
  ])('of a crop in doubt at SPL score %d is %s: a doubt hides no suspicion', (score, level) => {
    expect(gradeLevel(score, thresholds, ['unfamiliar'])).toBe(level);
  });
});

describe('a detection that is no lesion', () => {
  it('is dismissed where skin, its edge and background together outweigh the lesion classes', () => {
    expect(isNoLesion(looksLike({ background: 0.2, skinEdge: 0.2, skin: 0.2 }), 0.05, thresholds)).toBe(true);
    expect(isNoLesion(looksLike({ background: 0.2, skin: 0.2 }), 0.05, thresholds)).toBe(false);
  });

  it('is kept where the SPL score asks to look again', () => {
    expect(isNoLesion(looksLike({ skin: 0.9 }), 0.2, thresholds)).toBe(false);
  });
});
