import { fileURLToPath } from 'node:url';
import { arSpoken } from '../../kiosk-ui/strings/ar/kiosk.ts';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import { spokenIn, type Words } from '../../kiosk-ui/strings/spoken/utterances.ts';
import type { Language } from '../../src/contract/kiosk.ts';

/** Where the sounds lie, a folder a language; outside git. */
export const speechFolder = fileURLToPath(new URL('../../kiosk-ui/speech', import.meta.url));

/**
 * The voice of eSpeak NG that speaks a language. Of the two for Mandarin, the one for pinyin says Chinese characters with
 * their tones in every version; in 1.51 the other one spells them in English.
 */
export const voices: Readonly<Record<Language, string>> = {
  en: 'en-gb',
  es: 'es',
  fr: 'fr',
  de: 'de',
  ar: 'ar',
  zh: 'cmn-latn-pinyin',
};

export const languageCodes = Object.keys(languages) as Language[];

/** Everything that is said in a language, with the vowel marks that a voice needs. */
export async function wordsOf(language: Language): Promise<Words> {
  const words = language === 'ar' ? arSpoken : await languages[language].kiosk();
  return spokenIn(words, languages[language].name);
}
