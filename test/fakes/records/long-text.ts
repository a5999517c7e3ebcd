import { referralWords } from '../../../src/open/words.ts';
import { linesInLetter } from '../../../src/screening/record/letter-room.ts';
import type { Language } from '../../../src/screening/visit/language.ts';

/** Sentences of the papers themselves, in an order of their own for each seed. */
export function longText(language: Language, seed: number, characters: number): string {
  const { referral, slip } = referralWords(language);
  const sentences = [
    ...[referral.intro, referral.bandNote, referral.scope, referral.noScale, referral.sevenPointNote],
    ...[...Object.values(referral.reception), ...referral.safetyNet, ...Object.values(referral.history)],
    ...[slip.brownOnly, ...slip.notExamined],
  ];
  const space = language === 'zh' ? '' : ' ';
  let text = '';
  for (let n = seed; text.length < characters; n += 7) text += `${sentences[n % sentences.length]}${space}`;
  return text.slice(0, characters).trim();
}

/** The longest text of that kind that takes at most this number of lines in the letter. */
export function longestText(language: Language, seed: number, lines: number): string {
  let characters = 10;
  while (linesInLetter(longText(language, seed, characters + 10)) <= lines) characters += 10;
  return longText(language, seed, characters);
}
