import { describe, expect, it } from 'vitest';
import { gradeLevel, isNoLesion, type Probabilities } from '../../src/screening/lesion.ts';

const thresholds = { follow: 0.2, refer: 0.5 };
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
    expect(gradeLevel(looksLike({}), score, thresholds, [])).toBe(level);
  });

  it('is follow where NSPL-B is most probable, and refer where the score says so all the same', () => {
    expect(gradeLevel(looksLike({ nsplB: 0.5 }), 0.01, thresholds, [])).toBe('follow');
    expect(gradeLevel(looksLike({ nsplB: 0.5 }), 0.6, thresholds, [])).toBe('refer');
  });

  it('never turns a crop that can not be judged into none, nor hides a suspicion behind it', () => {
    expect(gradeLevel(looksLike({}), 0.01, thresholds, ['unfamiliar'])).toBe('unassessable');
    expect(gradeLevel(looksLike({}), 0.9, thresholds, ['unfamiliar'])).toBe('refer');
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
