import { expect, test } from 'vitest';
import { en } from '../../kiosk-ui/strings/en.ts';
import { triageLevels } from '../../src/screening/triage.ts';
import { handOverLines, type SlipLine } from '../../src/slip/lines.ts';
import { sampleContext, sampleHandOver, spotAt } from '../fakes/slip.ts';

const textsOf = (lines: readonly SlipLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'qr' ? line.beside : 'text' in line ? [line.text] : []));

const photo = { captureId: 'photo-1', jpeg: new Uint8Array(), width: 400, height: 300 };

test('the slip has everything that method.md lists', () => {
  const texts = textsOf(handOverLines(sampleHandOver({ outcome: 'inconclusive' }), en, sampleContext()));
  expect(texts).toEqual([
    en.slip.title,
    'Research use only. Not a diagnosis.',
    en.outcomes.inconclusive,
    en.slip.notReviewed,
    'Number 7F3K-9QXM',
    'Date 23 November 2026 at 14:05',
    'Photos of: Upper back',
    en.slip.brownOnly,
    en.slip.notExaminedTitle,
    ...en.slip.notExamined,
    en.slip.howToDelete.replace('{hours}', '24'),
  ]);
});

test.each(triageLevels)('outcome %s is one sentence, and its name is nowhere', (outcome) => {
  const texts = textsOf(
    handOverLines(sampleHandOver({ outcome, spots: [spotAt(1, 50, 50)] }), en, sampleContext()),
  );
  expect(texts.filter((text) => Object.values(en.outcomes).includes(text))).toEqual([en.outcomes[outcome]]);
});

test.each(['refer', 'follow-up'] as const)('%s without a spot speaks of no circle', (outcome) => {
  const texts = textsOf(handOverLines(sampleHandOver({ outcome }), en, sampleContext()));
  expect(texts).toContain(en.outcomesWithoutSpots[outcome]);
  expect(texts.join()).not.toContain('circled');
});

test('a visit that the urgent questions ended says to speak now, and names no photo', () => {
  const lines = handOverLines(sampleHandOver({ outcome: null, places: [] }), en, sampleContext());
  const texts = textsOf(lines);
  expect(texts).toContain(en.speakNow);
  expect(texts.join()).not.toContain('Photos of');
});

test('what no photo shows is named, a part once where neither side was photographed', () => {
  const missing = [
    { site: 'face', view: 'front' },
    { site: 'left-leg', view: 'front' },
    { site: 'left-leg', view: 'back' },
    { site: 'right-leg', view: 'back' },
  ] as const;
  const texts = textsOf(handOverLines(sampleHandOver({ notPhotographed: missing }), en, sampleContext()));
  expect(texts).toContain('No photo of: Face; Left leg; Right leg, back');
});

test('the QR code holds the number and nothing else', () => {
  const lines = handOverLines(sampleHandOver(), en, sampleContext());
  expect(lines.flatMap((line) => (line.kind === 'qr' ? [line.code] : []))).toEqual(['7F3K-9QXM']);
});

test('a simulated camera is said in a frame', () => {
  const lines = handOverLines(sampleHandOver({ simulated: true }), en, sampleContext());
  expect(lines).toContainEqual({ kind: 'notice', text: en.slip.simulated });
  expect(textsOf(handOverLines(sampleHandOver(), en, sampleContext()))).not.toContain(en.slip.simulated);
});

test('five spots are drawn, each on its photo, and the others are on the screen', () => {
  const place = { site: 'left-arm', view: 'front' } as const;
  const left = { captureId: 'photo-2', place } as const;
  const spots = [1, 2, 3, 4]
    .map((n) => spotAt(n, n * 50, 100))
    .concat([5, 6, 7].map((n) => spotAt(n, n * 50, 100, 20, left)));
  const handOver = sampleHandOver({ spots, places: [{ site: 'upper-back', view: 'back' }, place] });
  const photos = [photo, { ...photo, captureId: 'photo-2' }, { ...photo, captureId: 'photo-3' }];
  const lines = handOverLines(handOver, en, sampleContext({ photos }));
  const drawn = lines.flatMap((line) =>
    line.kind === 'picture' ? [line.spots.map((spot) => spot.number)] : [],
  );
  expect(drawn).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7],
  ]);
  const texts = textsOf(lines);
  expect(texts).toContain('Spots to show: 7');
  expect(texts).toContain('Upper back: 1, 2, 3, 4');
  expect(texts).toContain('Left arm, inner side: 5, 6, 7');
});

test('a spot whose photo is gone is still listed', () => {
  const lines = handOverLines(sampleHandOver({ spots: [spotAt(1, 50, 50)] }), en, sampleContext());
  expect(textsOf(lines)).toContain('Upper back: 1');
  expect(lines.some((line) => line.kind === 'picture')).toBe(false);
});

test('no class, score, band or pathway is on the slip', () => {
  const spots = [spotAt(1, 50, 50)];
  for (const outcome of triageLevels) {
    const handOver = sampleHandOver({ spots, outcome, simulated: true });
    const texts = textsOf(handOverLines(handOver, en, sampleContext({ photos: [photo] }))).join('\n');
    expect(texts).not.toMatch(/\b(spl|nspl|score|risk|benign|malignant|cancer|urgent|routine|refer|%)\b|%/i);
  }
});

test('a value is put in as it is', () => {
  const strings = { ...en, slip: { ...en.slip, number: 'No {number}.' } };
  expect(textsOf(handOverLines(sampleHandOver({ number: '$&-$1' }), strings, sampleContext()))).toContain(
    'No $&-$1.',
  );
});

test('a sentence with a place that nothing fills is an error', () => {
  const strings = { ...en, slip: { ...en.slip, date: '{day}' } };
  expect(() => handOverLines(sampleHandOver(), strings, sampleContext())).toThrow(/\{day\}/);
});

test.each(['', '  '])('without a research notice (%j) there is no slip', (researchNotice) => {
  expect(() => handOverLines(sampleHandOver(), en, sampleContext({ researchNotice }))).toThrow(RangeError);
});
