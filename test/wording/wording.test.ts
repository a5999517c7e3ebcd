import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { settingsSchema } from '../../src/settings.ts';
import { bannedWords, sentences, stringsOfCustomer } from './wording.ts';

const strings = await stringsOfCustomer('en');

describe('the words that a customer reads', () => {
  it.each(sentences(strings))('%s', (sentence) => {
    expect(sentence).not.toMatch(bannedWords);
  });

  it('the lint knows what it looks for', () => {
    for (const word of [
      'This is a diagnosis',
      'Cancer detected',
      'benign',
      'All clear',
      'Low risk',
      'high-risk',
    ]) {
      expect(word).toMatch(bannedWords);
    }
    const { researchNotice } = settingsSchema.parse({});
    expect(researchNotice).not.toMatch(bannedWords);
    // Only then is it shown in the customer's language.
    expect(researchNotice).toBe(en.frame.researchNotice);
  });

  it('says the four outcomes in one sentence and one action each (RULES.md 2)', () => {
    expect(en.outcomes).toEqual({
      refer: 'Please show the numbered spots to the pharmacist today.',
      'follow-up': 'Please ask the pharmacist about the numbered spots.',
      'no-finding':
        'This check picked out no spot. It can miss things: show the pharmacist any spot that is new, changing or worries you.',
      inconclusive: 'We could not check this properly. Please ask the pharmacist.',
    });
    expect(en.speakNow).toBe('Please speak to the pharmacist now.');
  });
});

/** Sentences of a text, with a word for each place to fill in; labels of up to three words are not sentences. */
const readable = (texts: readonly string[]): string[] =>
  texts
    .filter((text) => text.split(/\s+/).length > 3)
    .flatMap((text) => text.replaceAll(/\{\w+\}/g, 'five').split(/(?<=[.?!:;])\s+/));

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word));

/** School grade by Flesch and Kincaid (1975). */
const gradeOf = (own: readonly string[]): number => {
  const text = own.join(' ');
  return fleschKincaid({ sentence: own.length, word: wordsOf(text).length, syllable: syllable(text) });
};

describe('how easily a customer reads English', () => {
  const screens = Object.entries(strings).flatMap(([screen, texts]) => {
    const own = readable(sentences(texts));
    return own.length > 0 ? [[screen, own] as const] : [];
  });

  it.each(screens)('%s: school grade 6 at most', (_screen, own) => {
    expect(gradeOf(own)).toBeLessThanOrEqual(6);
  });

  it('has no sentence of more than 22 words, or far above that grade', () => {
    const all = screens.flatMap(([, own]) => own).filter((sentence) => wordsOf(sentence).length > 4);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((sentence) => wordsOf(sentence).length > 22 || gradeOf([sentence]) > 9)).toEqual([]);
  });

  it('would notice hard words', () => {
    expect(
      gradeOf(['Dermatological irregularities necessitate an immediate professional consultation.']),
    ).toBeGreaterThan(12);
  });
});
