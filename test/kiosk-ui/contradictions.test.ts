import { describe, expect, it } from 'vitest';
import { contradictionsOf } from '../../kiosk-ui/pharmacist/contradictions.ts';
import { oddnessText } from '../../kiosk-ui/pharmacist/oddness-text.ts';

const usual = {
  level: 'none',
  likeliest: 'nsplA',
  moved: null,
  oddnessRank: 4,
  closeups: [{ level: 'none' }],
} as const;

describe('findings that do not seem to fit', () => {
  it('are none where class, band and oddness say the same', () => {
    expect(contradictionsOf(usual)).toEqual([]);
    expect(contradictionsOf({ ...usual, level: 'refer', likeliest: 'spl', closeups: [] })).toEqual([]);
    expect(contradictionsOf({ ...usual, level: 'unassessable', likeliest: 'spl' })).toEqual([]);
  });

  it.each([
    [{ level: 'follow', moved: 'odd-among-own' }, ['higher-odd', 'closeup-differs']],
    [{ level: 'refer', closeups: [] }, ['higher-score']],
    [{ level: 'follow', likeliest: 'spl', moved: 'common-among-own', closeups: [] }, ['lower-common']],
    [{ likeliest: 'spl' }, ['lower-score']],
    [{ likeliest: 'skin' }, ['no-lesion']],
    [{ oddnessRank: 1 }, ['oddest-but-none']],
    [{ closeups: [{ level: null }, { level: 'refer' }] }, ['closeup-differs']],
  ] as const)('are named: %j', (change, named) => {
    expect(contradictionsOf({ ...usual, ...change })).toEqual(named);
  });
});

it('says of a rank by oddness in which direction it counts', () => {
  expect([1, 2, 3, 5, 7].map((rank) => oddnessText(rank, 7))).toEqual([
    'Most unlike this person’s other spots, of 7',
    '2nd most unlike this person’s other spots, of 7',
    '3rd most unlike this person’s other spots, of 7',
    '5th most unlike this person’s other spots, of 7',
    'Least unlike this person’s other spots, of 7',
  ]);
  expect(oddnessText(null, 2)).toBe('Too few lesions to compare');
});
