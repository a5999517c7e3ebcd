import { describe, expect, it } from 'vitest';
import { referralWords } from '../../../src/open/words.ts';
import { fitsLetter, letterTextSize, linesInLetter } from '../../../src/screening/record/letter-room.ts';
import { languages } from '../../../src/screening/visit/language.ts';
import { fill } from '../../../src/slip/fill.ts';
import { mm, newDocument } from '../../../src/slip/pdf-parts.ts';
import { textBlock } from '../../../src/slip/pdf-text.ts';
import { longText } from '../../fakes/records/long-text.ts';

const document = newDocument('', new Date(0)).addPage();
const linesOnPaper = (text: string): number =>
  textBlock(document, text, { size: letterTextSize, width: 174 * mm }).lines.length;

describe.each(languages)('a text in %s', (language) => {
  const { reason, note } = referralWords(language).referral;

  it('takes no more lines on paper than the page counts, and hardly fewer', () => {
    for (const [label, seed, characters] of [
      ['reason', 1, 300],
      ['note', 2, 900],
      ['note', 3, 1800],
    ] as const) {
      const text = longText(language, seed, characters);
      const onPaper = linesOnPaper(
        label === 'reason' ? fill(reason, { reason: text }) : fill(note, { note: text }),
      );
      expect(linesInLetter(text)).toBeGreaterThanOrEqual(onPaper);
      expect(linesInLetter(text)).toBeLessThanOrEqual(1.3 * onPaper + 1);
    }
  });
});

it.each([
  ['wide letters', 'W'.repeat(400)],
  ['capitals', 'MELANOCYTIC NAEVUS ON THE LEFT SHOULDER, SEE PHOTO. '.repeat(12)],
  [
    'words longer than half a line',
    `${'Ultraviolettstrahlenbelastungsuntersuchungsprotokollnummer '.repeat(12)}`,
  ],
  ['lines of one letter', 'a\n'.repeat(15)],
  ['letters that only the second font has', 'Łódź, żółć: Ąę. '.repeat(60)],
  ['numbers', '0123456789 '.repeat(80)],
  ['no spaces', 'o'.repeat(900)],
  ['Chinese with Latin', '右肩 2.5 mm（见照片 3）“较前增大”，Breslow 0.8；'.repeat(20)],
  ['Chinese alone', '皮损边界不清颜色不均'.repeat(40)],
  ['Arabic letters that stand alone', 'س ص ش ض ب '.repeat(60)],
  ['emoji', '👩‍⚕️🙂'.repeat(60)],
  ['French punctuation', 'Oui ! Non ? Si : « peut-être » ; '.repeat(30)],
])('%s: rather a line too many than one too few', (_name, text) => {
  const label = 'Reason for deciding otherwise: ';
  expect(linesInLetter(text)).toBeGreaterThanOrEqual(linesOnPaper(label + text.trim()));
});

it('counts as the border reads: line ends of every kind, and nothing at either end', () => {
  expect(linesInLetter(' \n ')).toBe(0);
  expect(linesInLetter('\n\none\r\ntwo\u2028three\n\n')).toBe(3);
  expect([fitsLetter('a\nb', 2), fitsLetter('a\nb\nc', 2)]).toEqual([true, false]);
});
