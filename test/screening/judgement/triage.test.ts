import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QualityFault, qualityFaults } from '../../../src/screening/judgement/quality.ts';
import {
  monkTones,
  noAnswers,
  type RiskAnswers,
  skippableAnswers,
} from '../../../src/screening/judgement/questionnaire.ts';
import {
  type AssessedLesion,
  type AssessedPhoto,
  triage,
  triageLevels,
  triageReasons,
} from '../../../src/screening/judgement/triage.ts';
import { doubts, type Level, levels } from '../../../src/screening/lesion/lesion.ts';
import { askedOf, quiet, type RiskAnswer, withRiskAnswer } from '../answers.ts';

const document = readFileSync(new URL('../../../src/screening/TRIAGE.md', import.meta.url), 'utf8');

/** The cells of the table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const part = document.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const lesionNamed = (word: string): AssessedLesion[] => {
  const inDoubt = { level: 'none', doubts: ['unfamiliar'] } as const;
  if (word === 'doubtful') return [inDoubt];
  if (word === 'again') return [{ ...inDoubt, sameAs: { captureId: 'photo', lesionId: 'lesion' } }];
  return levels.filter((level) => level === word).map((level) => ({ level, doubts: [] }));
};

function photoNamed(text: string): AssessedPhoto {
  const words = text.trim().split(' ');
  const poor = words.includes('poor');
  const faults: QualityFault[] = qualityFaults.filter((fault) => words.includes(fault));
  const lesions = words.flatMap(lesionNamed);
  const known = [...levels, ...qualityFaults, 'doubtful', 'again', 'poor', 'empty'];
  expect(words.filter((word) => !known.some((one) => one === word))).toEqual([]);
  return { poor, quality: { usable: faults.length === 0 && !poor, faults }, lesions };
}

function answersNamed(text: string): RiskAnswers {
  if (text === 'everything skipped') return noAnswers;
  const given = text === '' ? [] : text.split(', ');
  return given.reduce((answers, one) => withRiskAnswer(answers, answerNamed(one)), quiet);
}

function answerNamed(text: string): RiskAnswer {
  const [name = '', word = ''] = text.split(' ');
  const question = askedOf.find((one) => one === name);
  const tone = monkTones.find((one) => String(one) === word);
  const answer = skippableAnswers.find((one) => one === word);
  if (name === 'tone') return { question: name, answer: tone ?? 'skipped' };
  if (question === undefined || answer === undefined) throw new Error(`TRIAGE.md: ${text}`);
  return { question, answer };
}

describe('the truth table of TRIAGE.md', () => {
  const reasons = tableUnder('Reasons');
  const cases = tableUnder('Cases');

  it('names every reason, in the order in which they count', () => {
    expect(reasons.map(([name]) => name)).toEqual(triageReasons);
    expect(cases.length).toBeGreaterThan(40);
  });

  it('has every reason in a case, with the level that it asks for as the least', () => {
    for (const [reason = '', level = ''] of reasons) {
      const own = cases.filter((row) => row[3]?.split(', ').includes(reason));
      expect(own, reason).not.toEqual([]);
      for (const row of own) expect(seriousness(row[2])).toBeGreaterThanOrEqual(seriousness(level));
      expect(
        own.some((row) => row[2] === level),
        reason,
      ).toBe(true);
    }
  });

  it.each(cases)('photos: %s; answers: %s; %s because of %s', (photos, answers, level, because) => {
    const assessed = photos === '' ? [] : (photos?.split(';').map(photoNamed) ?? []);
    expect(triage(assessed, answersNamed(answers ?? ''))).toEqual({ level, reasons: because?.split(', ') });
  });
});

const ranks = new Map<string, number>(triageLevels.toReversed().map((level, rank) => [level, rank]));
const seriousness = (level: string | undefined): number => ranks.get(level ?? '') ?? -1;

const anyPhoto = fc.record({
  quality: fc.record({ usable: fc.boolean(), faults: fc.subarray([...qualityFaults]) }),
  poor: fc.boolean(),
  lesions: fc.array(
    fc.record({
      level: fc.constantFrom(...levels),
      doubts: fc.subarray([...doubts]),
    }),
    { maxLength: 6 },
  ),
});
const anyAnswer: fc.Arbitrary<RiskAnswer> = fc.oneof(
  fc.record({
    question: fc.constant<'tone'>('tone'),
    answer: fc.constantFrom(...monkTones, 'skipped' as const),
  }),
  fc.record({
    question: fc.constantFrom(...askedOf),
    answer: fc.constantFrom(...skippableAnswers),
  }),
);
const anyAnswers = fc.array(anyAnswer).map((given) => given.reduce(withRiskAnswer, noAnswers));
const anyPhotos = fc.array(anyPhoto, { maxLength: 4 });

describe('triage, whatever comes', () => {
  it('never becomes less serious by one more suspicious lesion', () => {
    const worseLesion = fc.constantFrom<Level>('follow', 'refer', 'unassessable');
    fc.assert(
      fc.property(anyPhotos, anyAnswers, worseLesion, fc.nat(3), (photos, answers, level, at) => {
        const worse = photos.map((photo, i) =>
          i === at ? { ...photo, lesions: [...photo.lesions, { level, doubts: [] }] } : photo,
        );
        const levelOf = (of: readonly AssessedPhoto[]) => seriousness(triage(of, answers).level);
        expect(levelOf(worse)).toBeGreaterThanOrEqual(levelOf(photos));
      }),
    );
  });

  it('never becomes less serious by a doubt', () => {
    fc.assert(
      fc.property(anyPhotos, anyAnswers, fc.nat(3), (photos, answers, at) => {
        const worse = photos.map((photo, i) =>
          i === at
            ? { ...photo, lesions: photo.lesions.map((one) => ({ ...one, doubts: [...doubts] })) }
            : photo,
        );
        const levelOf = (of: readonly AssessedPhoto[]) => seriousness(triage(of, answers).level);
        expect(levelOf(worse)).toBeGreaterThanOrEqual(levelOf(photos));
      }),
    );
  });

  it('never becomes less serious by a yes, a skipped answer or a darker tone', () => {
    fc.assert(
      fc.property(anyPhotos, anyAnswer, (photos, given) => {
        const levelOf = (answers: RiskAnswers) => seriousness(triage(photos, answers).level);
        expect(levelOf(withRiskAnswer(quiet, given))).toBeGreaterThanOrEqual(levelOf(quiet));
      }),
    );
  });

  it('says no-finding only of usable photos with a lesion, all graded none and most without doubts, and of complete answers', () => {
    fc.assert(
      fc.property(anyPhotos, anyAnswers, (photos, answers) => {
        if (triage(photos, answers).level !== 'no-finding') return;
        const lesions = photos.flatMap((one) => one.lesions);
        expect(lesions.length).toBeGreaterThan(0);
        expect(lesions.every(({ level }) => level === 'none')).toBe(true);
        const inDoubt = lesions.filter((lesion) => lesion.doubts.length > 0);
        expect(inDoubt.length).toBeLessThan(lesions.length / 2);
        expect(photos.every(({ quality, poor }) => quality.usable && !poor)).toBe(true);
        expect(Number(answers.tone)).toBeLessThan(7);
        expect(Object.values(answers.sevenPoint)).toHaveLength(7);
      }),
    );
  });

  it('always gives a reason, and never the same one twice', () => {
    fc.assert(
      fc.property(anyPhotos, fc.option(anyAnswers), (photos, answers) => {
        const { reasons } = triage(photos, answers);
        expect(reasons.length).toBeGreaterThan(0);
        expect(new Set(reasons).size).toBe(reasons.length);
      }),
    );
  });

  it('lets nobody with dark or undeclared skin end without the pharmacist', () => {
    const dark = fc.constantFrom(7 as const, 8 as const, 9 as const, 10 as const, 'skipped' as const);
    fc.assert(
      fc.property(anyPhotos, anyAnswers, dark, (photos, answers, tone) => {
        expect(triage(photos, { ...answers, tone }).level).not.toBe('no-finding');
      }),
    );
  });
});
