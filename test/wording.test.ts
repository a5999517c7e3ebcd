import { describe, expect, it } from 'vitest';
import { en } from '../kiosk-ui/strings/en.ts';
import { settingsSchema } from '../src/settings.ts';
import { bannedWords } from './wording.ts';

const sentences = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(sentences);

describe('the words that a customer reads', () => {
  it.each(sentences(en))('%s', (sentence) => {
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
    expect(settingsSchema.parse({}).researchNotice).not.toMatch(bannedWords);
  });

  it('says the four outcomes as the safety rules fix them', () => {
    expect(en.outcomes).toEqual({
      refer: 'Please show the circled spots to the pharmacist today.',
      'follow-up': 'Please ask the pharmacist about the circled spots.',
      'no-finding':
        'This check picked out no spot. It can miss things: show the pharmacist any spot that is new, changing or worries you.',
      inconclusive: 'We could not check this properly. Please ask the pharmacist.',
    });
    expect(en.speakNow).toBe('Please speak to the pharmacist now.');
  });
});
