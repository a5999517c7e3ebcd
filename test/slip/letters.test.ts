import { describe, expect, it } from 'vitest';
import { missingLetters, namesOf } from '../../src/slip/letters.ts';

describe('letters of the papers', () => {
  it.each(['Café Löwe, 3 €', 'Ж, Αθήνα, Łódź, Őrség, Việt Nam', 'two\nlines', 'a‐b … “quoted”'])(
    'are there: %s',
    (text) => {
      expect(missingLetters(text)).toEqual([]);
    },
  );

  it.each([
    ['Ж, 薬局, 🦁', ['薬', '局', '🦁']],
    ['क ก 한', ['क', 'ก', '한']],
    ['👩‍⚕️ and 👩‍⚕️ again', ['👩‍⚕️']],
    ['a\tb\u0007', ['\t', '\u0007']],
    ['broken \ud83e', ['\ud83e']],
  ])('are missing in %s, each told once', (text, missing) => {
    expect(missingLetters(text)).toEqual(missing);
  });

  it('are named, controls by their number', () => {
    expect(namesOf(['薬', '\u0007', '👩‍⚕️'])).toBe('薬 U+0007 👩‍⚕️');
  });
});
