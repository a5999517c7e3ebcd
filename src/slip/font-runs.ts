import { type Font, hasLetters, isWestern, shippedFonts } from './fonts.ts';

/** A stretch of a text that one font draws. */
export interface FontRun {
  readonly text: string;
  readonly font: Font;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for one character; an emoji of several code points is one. */
export const charactersOf = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment);

/** The font that has a character; null if none has. */
export const fontOf = (character: string, base: Font = 'western'): Font | null =>
  [preferred(character, base), base, ...shippedFonts].find((font) => hasLetters(font, character)) ?? null;

/**
 * Splits a text by the font that draws it. Latin letters stay in one font throughout the text. Digits, spaces and
 * punctuation take the font of the letters before them, so that they fit these.
 */
export function fontRuns(text: string): FontRun[] {
  if (isWestern(text)) return text === '' ? [] : [{ text, font: 'western' }];
  const characters = charactersOf(text);
  const isNeutral = (character: string) => neutral.test(character) && preferred(character, null) === null;
  const ofBase = characters.filter((one) => preferred(one, null) === null && !isNeutral(one));
  const base = ofBase.every(isWestern) ? 'western' : 'world';
  const first = characters.find((one) => !isNeutral(one) && !emoji.test(one));
  let around = first === undefined ? base : (fontOf(first, base) ?? base);
  const runs: { text: string; font: Font }[] = [];
  for (const character of characters) {
    const keeps = isNeutral(character) && hasLetters(around, character);
    const font = keeps ? around : (fontOf(character, base) ?? base);
    if (!isNeutral(character) && !emoji.test(character)) around = font;
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

const neutral = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;
const emoji = /^\p{RGI_Emoji}$|\p{Emoji_Presentation}/v;
const chinese = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\u{FF00}-\u{FFEF}]/u;

function preferred<Otherwise>(character: string, otherwise: Otherwise): Font | Otherwise {
  if (emoji.test(character)) return 'emoji';
  return chinese.test(character) && !isWestern(character) ? 'chinese' : otherwise;
}
