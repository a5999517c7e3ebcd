import { languages } from '../../kiosk-ui/strings/languages.ts';
import type { Language } from '../../src/screening/visit/language.ts';

/** Words that a customer never reads (RULES.md 8); "not a diagnosis" is the one allowed use. */
export const bannedWords =
  /(?<!not a )diagnos|cancer|melanoma|malignan|benign|suspicio|all clear|(low|medium|high)[ -]risk|\brisk\b|\bscore\b|dysplas|tumou?r/i;

export const sentences = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(sentences);

/** Everything that a customer reads, on the screen and on paper. */
export async function stringsOfCustomer(language: Language) {
  const { kiosk, referral } = languages[language];
  const { safetyNetTitle, nextStep, safetyNet, howToDelete, howToDeleteKept } = (await referral()).referral;
  return {
    ...(await kiosk()),
    referral: { safetyNetTitle, nextStep, safetyNet, howToDelete, howToDeleteKept },
  };
}

export const wordsOfCustomer = async (language: Language): Promise<string[]> =>
  sentences(await stringsOfCustomer(language));
