import { describe, expect, it } from 'vitest';
import { missingLetters, namesOf } from '../../src/slip/letters.ts';

describe('letters of the papers', () => {
  it.each([
    'Café Löwe, 3 €',
    'Ж, Αθήνα, Łódź, Őrség, Việt Nam',
    'two\nlines',
    'a‐b … “quoted”',
    '薬局 和药店',
    'محمد، ٣',
    '👩‍⚕️ 🦁 ❤️ 🇩🇪',
  ])('are there: %s', (text) => {
    expect(missingLetters(text)).toEqual([]);
  });

  it.each([
    ['Ж, ห้อง, ก', ['ห้', 'อ', 'ง', 'ก']],
    ['क ก 한', ['क', 'ก', '한']],
    ['ক্ষ and ক্ষ again', ['ক্ষ']],
    ['a\tb\u0007', ['\t', '\u0007']],
    ['broken \ud83e', ['\ud83e']],
  ])('are missing in %s, each told once', (text, missing) => {
    expect(missingLetters(text)).toEqual(missing);
  });

  it('are named, controls by their number', () => {
    expect(namesOf(['ก', '\u0007', 'ক্ষ'])).toBe('ก U+0007 ক্ষ');
  });
});
