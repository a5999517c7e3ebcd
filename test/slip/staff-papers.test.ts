import { describe, expect, it } from 'vitest';
import { staffPaperWords } from '../../src/open/words.ts';
import { languages } from '../../src/screening/visit/language.ts';
import { missingLetters } from '../../src/slip/letters.ts';
import { pinLines } from '../../src/slip/pin-lines.ts';
import type { SlipLine } from '../../src/slip/slip-line.ts';
import { testLines } from '../../src/slip/test-lines.ts';

const now = new Date('2026-11-30T12:00:00Z');
const textsOf = (lines: readonly SlipLine[]) =>
  lines.flatMap((line) =>
    'text' in line ? [line.text] : line.kind === 'qr' ? [line.code, ...line.beside] : [],
  );

describe.each(languages)('the papers for the staff, in %s', (language) => {
  const words = staffPaperWords(language);

  it('give each PIN its owner, and say how others are made', () => {
    const texts = textsOf(pinLines('Kiosk', { pharmacist: '739154', technician: '284617' }, words, now));
    const owners = ['739154', '284617'].map((pin) => texts.find((text) => text.includes(pin)));
    expect(new Set(owners).size).toBe(2);
    expect(owners).not.toContain(undefined);
    expect(texts.at(-1)).toContain('sudo spl-kiosk provision');
    expect(missingLetters(texts.join(''))).toEqual([]);
    expect(textsOf(pinLines('Kiosk', { technician: '284617' }, words, now)).join()).not.toContain('{pin}');
  });

  it('say what a whole test slip has', () => {
    const texts = textsOf(testLines('Kiosk', 'For research alone.', words, now));
    expect(texts).toEqual(expect.arrayContaining([words.testTitle, words.testWhole, words.testCode]));
    expect(missingLetters(texts.join(''))).toEqual([]);
  });
});
