import { describe, expect, it } from 'vitest';
import { outcomeOf, type PersonPhoto, peopleSection } from '../../../models/evaluate/people-figures.ts';
import type { Lesion } from '../../../src/screening/lesion/lesion.ts';
import { lesion } from '../../screening/lesions.ts';

const fine = { usable: true, faults: [] };

/** A photo on which every lesion was found; the last `missed` ones were not. */
function photo(lesions: readonly Lesion[], labels: readonly ('spl' | 'nspl-a')[], missed = 0): PersonPhoto {
  const found = lesions.length - missed;
  return {
    quality: fine,
    lesions: lesions.slice(0, found),
    annotated: lesions.map((own, i) => ({
      annotated: { box: own.box, counts: true, label: labels[i], source: undefined },
      detection: i < found ? own : undefined,
    })),
  };
}

const alike = (id: string) => lesion(id, { angle: 0.1 });
const odd = { ...lesion('odd', { angle: 2, level: 'refer' }), splScore: 0.02 };

describe('a person', () => {
  it('is referred by the product’s own rule; the SPL has a rank by oddness and one by score', () => {
    const person = outcomeOf(
      'A',
      [photo([alike('1'), alike('2'), odd], ['nspl-a', 'nspl-a', 'spl']), photo([alike('3')], ['nspl-a'])],
      null,
    );
    expect(person).toEqual({
      person: 'A',
      lesions: 4,
      spls: 1,
      triage: 'refer',
      refers: 1,
      refersSpl: true,
      ranks: [{ oddness: 1, score: 4 }],
    });
  });

  it('is asked for nothing by an odd look alone', () => {
    const far = { ...lesion('far'), embedding: Float32Array.of(9, 9) };
    const person = outcomeOf(
      'A',
      [photo([alike('1'), alike('2'), far], ['nspl-a', 'nspl-a', 'nspl-a'])],
      null,
    );
    expect(person).toMatchObject({ triage: 'no-finding', refers: 0 });
  });

  it('is referred for a lesion that is no SPL, which is told from one whose SPL is referred', () => {
    const wrong = { ...alike('1'), level: 'refer' as const };
    const person = outcomeOf(
      'A',
      [photo([wrong, alike('2'), alike('3'), odd], ['nspl-a', 'nspl-a', 'nspl-a', 'spl'], 1)],
      null,
    );
    expect(person).toMatchObject({ triage: 'refer', refers: 1, refersSpl: false });
  });

  it('is judged by how the lesions look among each other', () => {
    const rule = { oddnessWeight: 2, followFrom: -1, referFrom: 0.3, aloneFrom: 0.9, fewest: 3 };
    const common = ['1', '2', '3'].map((id) => ({ ...alike(id), splScore: 0.4, level: 'refer' as const }));
    const labels = ['nspl-a', 'nspl-a', 'nspl-a'] as const;
    expect(outcomeOf('A', [photo(common, labels)], rule)).toMatchObject({ triage: 'follow-up', refers: 0 });
  });

  it('has no rank for an SPL that was missed', () => {
    const person = outcomeOf(
      'B',
      [photo([alike('1'), alike('2'), odd], ['nspl-a', 'nspl-a', 'spl'], 1)],
      null,
    );
    expect(person).toMatchObject({ lesions: 3, spls: 1, triage: 'no-finding' });
    expect(person.ranks).toEqual([{ oddness: undefined, score: undefined }]);
  });
});

describe('figures of people', () => {
  it('count people with and without an SPL apart, a missed SPL against the top ranks', () => {
    const found = outcomeOf('A', [photo([alike('1'), alike('2'), odd], ['nspl-a', 'nspl-a', 'spl'])], null);
    const missed = outcomeOf(
      'B',
      [photo([alike('1'), alike('2'), odd], ['nspl-a', 'nspl-a', 'spl'], 1)],
      null,
    );
    const none = outcomeOf('C', [photo([alike('1'), alike('2')], ['nspl-a', 'nspl-a'])], null);
    const { figures, tables } = peopleSection('People', '', [found, missed, none]);
    expect(Object.values(figures).map(({ value, n }) => [value, n])).toEqual([
      [0.5, 2],
      [0.5, 2],
      [0, 1],
      [0, 1],
    ]);
    const [byOddness, byScore] = tables[1]?.rows ?? [];
    expect(byOddness?.slice(1)).toMatchObject([
      { value: 0.5 },
      { value: 0.5 },
      { value: 0.5 },
      { value: 0.5 },
    ]);
    expect(byScore?.slice(1)).toMatchObject([{ value: 0 }, { value: 0.5 }, { value: 0.5 }, { value: 0.5 }]);
  });
});
