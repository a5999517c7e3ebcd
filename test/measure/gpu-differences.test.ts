import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../src/inference/port.ts';
import { compareLesions, differences } from './gpu-differences.ts';

const tensor = (dims: readonly number[], ...values: number[]): Tensor => ({
  type: 'float32',
  dims,
  data: Float32Array.from(values),
});

describe('differences between two providers', () => {
  it('are the largest of each output', () => {
    const ours = { probabilities: tensor([2, 2], 0.5, 0.5, 0, 1), unfamiliarity: tensor([2], 3, 4) };
    const theirs = { probabilities: tensor([2, 2], 0.5, 0.5, 0.25, 0.75), unfamiliarity: tensor([2], 3, 4) };
    expect(differences(ours, theirs, 0)).toEqual({ probabilities: 0.25, unfamiliarity: 0 });
  });

  it('leave out faint boxes, and those that only changed places', () => {
    const ours = {
      detections: tensor([1, 3, 5], ...[10, 10, 4, 4, 0.75], ...[50, 50, 4, 4, 0.5], ...[90, 90, 4, 4, 0.01]),
      pigmented: tensor([1, 3], 1, 0, 0.5),
    };
    const theirs = {
      detections: tensor([1, 3, 5], ...[50, 52, 4, 4, 0.75], ...[10, 10, 4, 4, 0.75], ...[0, 0, 9, 9, 0.02]),
      pigmented: tensor([1, 3], 0.25, 1, 0),
    };
    expect(differences(ours, theirs, 0.1)).toEqual({
      'detections, pixels': 2,
      'detections, score': 0.25,
      pigmented: 0.25,
    });
  });

  it('compare a box only with those of its own input', () => {
    const ours = { people: tensor([2, 1, 5], ...[5, 5, 2, 2, 0.9], ...[70, 5, 2, 2, 0.9]) };
    const theirs = { people: tensor([2, 1, 5], ...[70, 5, 2, 2, 0.9], ...[5, 5, 2, 2, 0.9]) };
    expect(differences(ours, theirs, 0.5)).toMatchObject({ 'people, pixels': 65 });
  });

  it('are endless where a value is no number, and refused where the shapes differ', () => {
    const ours = { probabilities: tensor([1, 2], 0, 1) };
    expect(differences(ours, { probabilities: tensor([1, 2], Number.NaN, 1) }, 0)).toEqual({
      probabilities: Number.POSITIVE_INFINITY,
    });
    expect(() => differences(ours, { probabilities: tensor([1, 3], 0, 0, 1) }, 0)).toThrow(/another shape/);
  });
});

describe('lesions of two providers', () => {
  const at = (x: number, level: 'none' | 'refer', splScore: number) => ({
    box: { x, y: 0, width: 10, height: 10 },
    level,
    splScore,
  });

  it('are the same in any order, with scores a little apart', () => {
    const { same, score } = compareLesions(
      [at(0, 'none', 0.25), at(100, 'refer', 0.5)],
      [at(101, 'refer', 0.75), at(0, 'none', 0.25)],
    );
    expect({ same, score }).toEqual({ same: true, score: 0.25 });
  });

  it('are not where a level or their number differs', () => {
    expect(compareLesions([at(0, 'none', 0.4)], [at(0, 'refer', 0.5)]).same).toBe(false);
    expect(compareLesions([at(0, 'none', 0.4)], []).same).toBe(false);
    expect(compareLesions([], [at(0, 'none', 0.4)]).same).toBe(false);
  });
});
