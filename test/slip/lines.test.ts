import sharp from 'sharp';
import { expect, test } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { urgentQuestions } from '../../src/screening/judgement/questionnaire.ts';
import { triageLevels } from '../../src/screening/judgement/triage.ts';
import { handOver } from '../../src/screening/record/hand-over.ts';
import { seriesWithout } from '../../src/screening/space/body-site.ts';
import { slipEscPos } from '../../src/slip/esc-pos.ts';
import { handOverLines } from '../../src/slip/lines.ts';
import { slipPdf } from '../../src/slip/pdf.ts';
import type { SlipLine } from '../../src/slip/slip-line.ts';
import { printReceipt } from '../fakes/parts/receipt-printer.ts';
import { plainJpeg } from '../fakes/records/photos.ts';
import { sampleCapture, sampleScreening, screenedLesion } from '../fakes/records/record.ts';
import { sampleContext, sampleHandOver, spotAt } from '../fakes/records/slip.ts';

const textsOf = (lines: readonly SlipLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'qr' ? line.beside : 'text' in line ? [line.text] : []));

const photo = { captureId: 'photo-1', jpeg: new Uint8Array(), width: 400, height: 300 };

test('the slip has everything that RULES.md 14 lists', () => {
  const texts = textsOf(handOverLines(sampleHandOver({ outcome: 'inconclusive' }), en, sampleContext()));
  expect(texts).toEqual([
    en.slip.title,
    'Research use only. Not a diagnosis.',
    en.outcomes.inconclusive,
    en.result.elsewhere.inconclusive,
    en.slip.notReviewed,
    'Number 7F3K-9QXM',
    'Date 23 November 2026 at 14:05',
    'Apotheke am Markt',
    'Photos of: Upper back',
    en.slip.brownOnly,
    `${en.slip.notExaminedTitle}: ${en.slip.notExamined.join('; ')}.`,
    en.slip.doNotWait,
    en.slip.howToDelete.replace('{hours}', '24 hours'),
  ]);
});

test.each(triageLevels)('outcome %s is one sentence, and its name is nowhere', (outcome) => {
  const texts = textsOf(
    handOverLines(sampleHandOver({ outcome, spots: [spotAt(1, 50, 50)] }), en, sampleContext()),
  );
  expect(texts.filter((text) => Object.values(en.outcomes).includes(text))).toEqual([en.outcomes[outcome]]);
});

test.each(['refer', 'follow-up'] as const)('%s without a spot speaks of no number', (outcome) => {
  const texts = textsOf(handOverLines(sampleHandOver({ outcome }), en, sampleContext()));
  expect(texts).toContain(en.outcomesWithoutSpots[outcome]);
  expect(texts.join()).not.toContain('numbered');
});

test('the slip says what the rings mean, and where to go once nobody is at the counter', () => {
  const content = sampleHandOver({ outcome: 'refer', spots: [spotAt(1, 50, 50)] });
  const texts = textsOf(handOverLines(content, en, sampleContext()));
  expect(texts).toContain(en.result.elsewhere.refer);
  expect(texts).toContain('Number and two rings: show this spot');
  const without = textsOf(handOverLines(sampleHandOver({ outcome: 'no-finding' }), en, sampleContext()));
  expect(without.join()).not.toMatch(/rings|at the counter/);
});

test('a visit that the urgent questions ended says to speak now, and names no photo', () => {
  const lines = handOverLines(sampleHandOver({ outcome: null, places: [] }), en, sampleContext());
  const texts = textsOf(lines);
  expect(texts).toContain(en.speakNow);
  expect(texts.join()).not.toContain('Photos of');
});

test('an urgent sign is named on the slip, and so are all where the customer was not sure of any', () => {
  const urgent = { outcome: null, places: [] };
  const textsWith = (change: object) =>
    textsOf(handOverLines(sampleHandOver({ ...urgent, ...change }), en, sampleContext()));
  const told = textsWith({ urgentSigns: ['nail-line'], isSure: true });
  expect(told).toEqual(expect.arrayContaining([en.slip.urgentTitle, en.urgentSigns['nail-line']]));
  expect(told).not.toContain(en.urgentSigns['growing-lump']);
  const unsure = textsWith({ urgentSigns: urgentQuestions, isSure: false });
  expect(unsure).toEqual(expect.arrayContaining([en.slip.urgentNotSure, ...Object.values(en.urgentSigns)]));
});

test('what no photo shows is named, a part once where neither side was photographed', () => {
  const missing = [
    { site: 'face', view: 'front' },
    { site: 'left-leg', view: 'front' },
    { site: 'left-leg', view: 'back' },
    { site: 'right-leg', view: 'back' },
  ] as const;
  const texts = textsOf(handOverLines(sampleHandOver({ notPhotographed: missing }), en, sampleContext()));
  expect(texts.join('\n')).toContain('shows. No photo of: Face; Left leg; Right leg, back.');
});

test('the number’s use is named where the pharmacist can see the visit, and only there', () => {
  const textsWith = (handedOver: boolean) =>
    textsOf(handOverLines(sampleHandOver({ handedOver }), en, sampleContext()));
  expect(textsWith(true)).toContain(en.slip.byNumber);
  expect(textsWith(false)).not.toContain(en.slip.byNumber);
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

test('every numbered spot is drawn, on its photo', () => {
  const place = { site: 'left-arm', view: 'front' } as const;
  const left = { captureId: 'photo-2', place } as const;
  const spots = [1, 2, 3]
    .map((n) => spotAt(n, n * 50, 100))
    .concat([4, 5].map((n) => spotAt(n, n * 50, 100, 20, left)));
  const handOver = sampleHandOver({ spots, places: [{ site: 'upper-back', view: 'back' }, place] });
  const photos = [photo, { ...photo, captureId: 'photo-2' }, { ...photo, captureId: 'photo-3' }];
  const lines = handOverLines(handOver, en, sampleContext({ photos }));
  const drawn = lines.flatMap((line) =>
    line.kind === 'picture' ? [line.spots.map((spot) => spot.number)] : [],
  );
  expect(drawn).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  const texts = textsOf(lines);
  expect(texts).toContain('Spots to show: 5');
  expect(texts).toContain('Upper back: 1, 2, 3');
  expect(texts).toContain('Left arm, inner side: 4, 5');
  expect(texts.filter((text) => text.includes('more'))).toEqual([]);
});

test.each([
  [false, 'and 35 more'],
  [true, 'and 35 more on the pharmacist’s screen'],
])('the other spots are counted; handed over: %s, “%s”', (handedOver, more) => {
  const change = { spots: [spotAt(1, 50, 50)], moreSpots: 35, handedOver };
  const texts = textsOf(handOverLines(sampleHandOver(change), en, sampleContext()));
  expect(texts.filter((text) => text.includes('more'))).toEqual([more]);
});

test('a full check with 48 spots that stood out is a slip of 30 cm at most, on both kinds of printer', async () => {
  const jpeg = await plainJpeg(400, 300, '#b08868');
  const captures = seriesWithout([]).map((place, i) =>
    sampleCapture({
      ...place,
      id: `photo-${i}`,
      // The strongest five are on five photos: nothing is longer.
      lesions: [0, 1, 2].map((n) =>
        screenedLesion(`l${n}`, { x: 900 + 900 * n, y: 1500, width: 60, height: 60 }, 'refer', {
          splScore: 0.9 - n / 10 - i / 1000,
        }),
      ),
    }),
  );
  const content = handOver(sampleScreening({ captures, handedOver: 'no' }), '7F3K9QXM', new Date(0));
  const photos = captures.map(({ id, width, height }) => ({ captureId: id, jpeg, width, height }));
  const lines = handOverLines(content, en, sampleContext({ photos }));
  expect(lines.length).toBeLessThan(35);
  expect(lines.filter(({ kind }) => kind === 'picture')).toHaveLength(5);
  expect(textsOf(lines)).toContain('and 43 more');
  const [, points] =
    /MediaBox \[0 0 [\d.]+ ([\d.]+)/.exec(Buffer.from(await slipPdf(lines)).toString('latin1')) ?? [];
  expect((Number(points) / 72) * 25.4).toBeLessThan(300);
  const { height: dots = 0 } = await sharp((await printReceipt(await slipEscPos(lines))).png).metadata();
  expect((dots / 203) * 25.4).toBeLessThan(300);
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
