import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Level, levels } from '../../../src/screening/lesion/lesion.ts';
import { judgeAmongOwn, type PersonRule, unmoved } from '../../../src/screening/lesion/person-rule.ts';
import type { LesionAt } from '../../../src/screening/lesion/same-lesion.ts';
import { newScreening, type Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../lesions.ts';
import { analysed, toAnalysing, use, walk } from '../walk.ts';

/** A lesion as odd as the person's others is at `follow` from a score of 0.27 on, at `refer` from 0.57 on. */
const rule: PersonRule = { oddnessWeight: 2, followFrom: -1, referFrom: 0.3, aloneFrom: 0.9, fewest: 3 };

interface Given {
  readonly level: Level;
  readonly splScore: number;
  readonly oddness: number | null;
  readonly sameAs?: LesionAt | null;
}

const judge = (lesions: readonly Given[], by: PersonRule | null = rule) =>
  (
    judgeAmongOwn([{ id: 'p', lesions: lesions.map((lesion, i) => ({ ...lesion, id: `L${i}` })) }], by)[0] ??
    []
  ).map(({ level, moved }) => [level, moved]);

/** Lesions with an oddness of 0.5, which becomes the person's median, against which the rest is judged. */
const usual: Given[] = [
  { level: 'none', splScore: 0.05, oddness: 0.5 },
  { level: 'none', splScore: 0.05, oddness: 0.5 },
  { level: 'none', splScore: 0.05, oddness: 0.5 },
];

const judgeOne = (lesion: Given) => judge([lesion, ...usual])[0];

describe('the level among a person’s own lesions', () => {
  it('is follow, and says why, where a lesion at refer looks like the others', () => {
    expect(judgeOne({ level: 'refer', splScore: 0.5, oddness: 0.5 })).toEqual(['follow', 'common-among-own']);
  });

  it('is refer, and says why, where a lesion at follow looks odd', () => {
    expect(judgeOne({ level: 'follow', splScore: 0.25, oddness: 0.7 })).toEqual(['refer', 'odd-among-own']);
  });

  it('is none, and says why, where a lesion at follow looks like the others', () => {
    expect(judgeOne({ level: 'follow', splScore: 0.25, oddness: 0.5 })).toEqual(['none', 'common-among-own']);
  });

  it('is follow, and says why, where a lesion at none looks odd', () => {
    expect(judgeOne({ level: 'none', splScore: 0.25, oddness: 0.6 })).toEqual(['follow', 'odd-among-own']);
  });

  it('moves by one step, however clear the case', () => {
    expect(judgeOne({ level: 'refer', splScore: 0.5, oddness: 0.01 })).toEqual([
      'follow',
      'common-among-own',
    ]);
    expect(judgeOne({ level: 'none', splScore: 0.3, oddness: 0.99 })).toEqual(['follow', 'odd-among-own']);
  });

  it('stays where score and oddness agree with it', () => {
    expect(judgeOne({ level: 'refer', splScore: 0.4, oddness: 0.7 })).toEqual(['refer', null]);
    expect(judgeOne({ level: 'follow', splScore: 0.3, oddness: 0.5 })).toEqual(['follow', null]);
    expect(judgeOne({ level: 'none', splScore: 0.2, oddness: 0.5 })).toEqual(['none', null]);
  });

  it('stays what could not be judged', () => {
    expect(judgeOne({ level: 'unassessable', splScore: 0.3, oddness: 0.99 })).toEqual(['unassessable', null]);
  });

  it('stays among too few, whose likeness says nothing', () => {
    const few = { ...rule, fewest: 5 };
    expect(judge([{ level: 'refer', splScore: 0.5, oddness: 0.5 }, ...usual], few)[0]).toEqual([
      'refer',
      null,
    ]);
  });

  it('takes oddness against how much the person’s lesions scatter', () => {
    const scattered = usual.map((lesion) => ({ ...lesion, oddness: 0.7 }));
    const lesion = { level: 'refer', splScore: 0.4, oddness: 0.7 } as const;
    expect(judgeOne(lesion)).toEqual(['refer', null]);
    expect(judge([lesion, ...scattered])[0]).toEqual(['follow', 'common-among-own']);
  });

  it('stays refer at a high score, however common the lesion looks', () => {
    expect(judgeOne({ level: 'refer', splScore: 0.9, oddness: 0.1 })).toEqual(['refer', null]);
    expect(judgeOne({ level: 'refer', splScore: 0.89, oddness: 0.1 })).toEqual([
      'follow',
      'common-among-own',
    ]);
  });

  it('stays where nothing was ranked, or no rule is given', () => {
    expect(judge([{ level: 'refer', splScore: 0.4, oddness: null }])).toEqual([['refer', null]]);
    expect(judge([{ level: 'refer', splScore: 0.4, oddness: 0.1 }], null)).toEqual([['refer', null]]);
  });

  it('moves another view with the one that stands for the lesion', () => {
    const standing = { level: 'refer', splScore: 0.5, oddness: 0.5, sameAs: null } as const;
    const sameAs = { captureId: 'p', lesionId: 'L0' };
    const views: Given[] = [
      standing,
      { level: 'refer', splScore: 0.4, oddness: null, sameAs },
      { level: 'none', splScore: 0.1, oddness: null, sameAs },
    ];
    expect(judge(views, { ...rule, fewest: 1 })).toEqual([
      ['follow', 'common-among-own'],
      ['follow', 'common-among-own'],
      ['none', null],
    ]);
  });

  it('gives a reason for each move of one step, never lowers the top band, and can be undone', () => {
    const given = fc.record({
      level: fc.constantFrom(...levels),
      splScore: fc.double({ min: 0, max: 1, noNaN: true }),
      oddness: fc.option(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
    });
    const ladder: Level[] = ['none', 'follow', 'refer'];
    fc.assert(
      fc.property(fc.array(given), (all) => {
        const lesions = all.map((lesion, i) => ({ ...lesion, id: `L${i}` }));
        for (const [i, judged] of (judgeAmongOwn([{ id: 'p', lesions }], rule)[0] ?? []).entries()) {
          const before = lesions[i]?.level ?? 'none';
          const step = ladder.indexOf(judged.level) - ladder.indexOf(before);
          const expected = { 'odd-among-own': 1, 'common-among-own': -1, none: 0 }[judged.moved ?? 'none'];
          expect(step).toBe(expected);
          if (before === 'unassessable') expect(judged.moved).toBeNull();
          if (judged.splScore >= rule.aloneFrom) expect(step).toBeGreaterThanOrEqual(0);
          expect(unmoved(judged).level).toBe(before);
        }
      }),
    );
  });
});

describe('in a visit', () => {
  const seen = (id: string, level: Level, splScore: number) => ({ ...lesion(id, { level }), splScore });
  const alike = [seen('L1', 'refer', 0.5), seen('L2', 'refer', 0.5), seen('L3', 'none', 0.1)];
  const first = walk([...toAnalysing, analysed('c1', alike)], newScreening('s', rule));
  const closeup = walk(
    [
      { type: 'add-closeup' },
      { type: 'choose-spot', captureId: 'c1', lesionId: 'L1' },
      ...use('close'),
      analysed('close', [seen('L1', 'refer', 0.5)]),
    ],
    first,
  );
  const judged = ({ captures }: Screening) =>
    captures.flatMap(({ lesions }) => lesions).map(({ level, moved }) => [level, moved]);

  it('lesions that look alike ask for the pharmacist, not for a referral', () => {
    expect(first.triage).toMatchObject({ level: 'follow-up', reasons: ['lesion-follow'] });
  });

  it('what a close-up says stands, and the others are judged again with their reason', () => {
    expect(judged(closeup)).toEqual([
      ['refer', null],
      ['follow', 'common-among-own'],
      ['none', null],
    ]);
    expect(closeup.triage?.level).toBe('refer');
  });
});
