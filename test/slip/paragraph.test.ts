import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from '../../src/slip/fill.ts';
import { charactersOf, fontRuns } from '../../src/slip/font-runs.ts';
import { type Line, linesOf } from '../../src/slip/paragraph.ts';

/** Every character is ten wide. */
const measure = (text: string): number => 10 * charactersOf(text).length;
const linesIn = (text: string, width: number): readonly Line[] => linesOf(text, { width }, measure);

/** Letters that a shaper turns round. */
const hasRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** A line as the eye meets it, from the left. */
const seen = ({ pieces }: Line): string =>
  pieces
    .map(({ text }) => (hasRightToLeft.test(text) ? charactersOf(text).reverse().join('') : text))
    .join('');
const seenIn = (text: string, width = 1000): string[] => linesIn(text, width).map(seen);

describe('lines of a paragraph', () => {
  it('break between words, and within a word only if it is longer than a line', () => {
    expect(seenIn('one two three', 80)).toEqual(['one two', 'three']);
    expect(seenIn('a incomprehensible b', 80)).toEqual(['a incomp', 'rehensib', 'le b']);
    expect(seenIn('one\n\ntwo')).toEqual(['one', '', 'two']);
  });

  it('of Chinese break between any two characters, but none begins with a closing mark', () => {
    const text = '请把这些斑点给药剂师看。“如果出血”，不要等待（今天就去）：好！';
    for (let width = 40; width <= 200; width += 10) {
      const lines = seenIn(text, width);
      expect(lines.join('')).toBe(text);
      expect(lines.length).toBeLessThanOrEqual(Math.ceil((1.5 * measure(text)) / width));
      for (const line of lines) expect(line).not.toMatch(/^[。，：！”）]/);
    }
  });

  it('hold all of a text, within the width', () => {
    const words = fc.constantFrom('word', '斑点', '看。', 'محمد', '(نعم)', '12.5', '😀', 'Łódź', 'a‐b');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (parts) => {
        const text = parts.join(' ');
        const lines = linesIn(text, 150);
        const letters = (all: string) => [...all.replaceAll(/[\s()]/g, '')].sort().join('');
        expect(letters(lines.map(seen).join(''))).toBe(letters(text));
        for (const { pieces, width } of lines) {
          expect(width).toBeLessThanOrEqual(150);
          for (const { x, text: piece } of pieces) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + measure(piece)).toBeLessThanOrEqual(150);
          }
        }
      }),
    );
  });
});

describe('text from right to left', () => {
  it('stands at the right, its first word first, with numbers and Latin names in their own order', () => {
    const [line] = linesIn('رقم 123 من Apotheke 24', 1000);
    expect(line && seen(line)).toBe('Apotheke 24 نم 123 مقر');
    expect(line?.pieces[0]?.x).toBe(1000 - (line?.width ?? 0));
  });

  it('is broken as it is read, and each line is then put in order', () => {
    expect(seenIn('ابت جحخ 12 دذر', 80)).toEqual(['خحج تبا', 'رذد 12']);
  });

  it('has brackets that face their text', () => {
    expect(seenIn('نعم (لا) «كم»')).toEqual(['«مك» (ال) معن']);
    expect(seenIn('نعم ():')).toEqual([':() معن']);
  });

  it('within a Western sentence leaves that where it is', () => {
    const sentence = fill('{name}, pharmacist, registration {number}', { name: 'محمد علي', number: '12' });
    const [line] = linesIn(sentence, 1000);
    expect(line && seen(line)).toBe('يلع دمحم, pharmacist, registration 12');
    expect(line?.pieces[0]?.x).toBe(0);
  });

  it('keeps a Western value whole, even one that begins a sentence or ends with a mark', () => {
    const words = fill('{name}، صيدلي، {place}', { name: 'Łucja (PhD)', place: 'St. Pancras Inc.' });
    const [line] = linesIn(words, 1000);
    expect(line && seen(line)).toBe('St. Pancras Inc. ،يلديص ،Łucja (PhD)');
    expect(line?.pieces.at(-1)).toMatchObject({ x: 1000 - measure('Łucja (PhD)') });
  });

  it('shows each unit beside its number', () => {
    const words = fill('القطر {mm} مم، لون Monk {tone} من 10', { mm: '4.2', tone: 3 });
    expect(seenIn(words)).toEqual(['10 نم Monk 3 نول ،مم 4.2 رطقلا']);
  });
});

describe('fonts of a text', () => {
  const fontsOf = (text: string) => fontRuns(text).map(({ text: run, font }) => `${font}: ${run}`);

  it('are the printer’s own for Western text', () => {
    expect(fontsOf('Café, 3 € · “ok”')).toEqual(['western: Café, 3 € · “ok”']);
  });

  it('keep Latin letters in one font', () => {
    expect(fontsOf('Jane Łukaszewska')).toEqual(['world: Jane Łukaszewska']);
    expect(fontsOf('Dr. 李雷, Bonn')).toEqual(['western: Dr. ', 'chinese: 李雷, ', 'western: Bonn']);
  });

  it('give punctuation and digits the font of the letters before them', () => {
    expect(fontsOf('3 个（4.2）。')).toEqual(['chinese: 3 个（4.2）。']);
  });

  it('draw an emoji of several code points whole', () => {
    expect(fontsOf('ok 👩‍⚕️ ❤️!')).toEqual([
      'western: ok ',
      'emoji: 👩‍⚕️',
      'western:  ',
      'emoji: ❤️',
      'western: !',
    ]);
  });
});
