import { effect, signal } from '@preact/signals';
import type { Language } from '../../src/contract/kiosk.ts';
import { request, sayRefused, state } from '../shared/daemon.ts';
import { en, type KioskWords } from '../strings/en/kiosk.ts';
import { languages } from '../strings/languages.ts';
import { type Plural, plural } from '../strings/plural.ts';

/** The words of the language that shows. Components read them while they render, so that a new language shows at once. */
export const dictionary = signal<KioskWords>(en);

/** The language that shows. */
export const shown = signal<Language>('en');

/** The form of a sentence for this number, in the language that shows. */
export const counted = (forms: Plural, n: number): string => plural(dictionary.value.locale, forms, n);

/** "24 hours", in the language that shows. */
export const hours = (n: number): string => counted(dictionary.value.hours, n);

/** The usual notice in the language that shows; a text of the pharmacy's own stands as it is. */
export const researchNotice = (set: string): string =>
  set === en.frame.researchNotice ? dictionary.value.frame.researchNotice : set;

/** Letters that a language needs beside those of every page. */
const letters: Readonly<Partial<Record<Language, () => Promise<unknown>>>> = {
  zh: () => import('../shared/font-zh.css'),
};

async function wordsOf(language: Language): Promise<KioskWords> {
  const [words] = await Promise.all([languages[language].kiosk(), letters[language]?.()]);
  return words;
}

/** Shows the visit's language as soon as its words are here; the one before stays until then, and if they do not come. */
export function watchLanguage(): void {
  let wanted: Language = shown.value;
  const show = (language: Language, words: KioskWords) => {
    if (language !== wanted) return;
    shown.value = language;
    dictionary.value = words;
    const root = document.documentElement;
    root.lang = language;
    root.dir = words.direction;
    document.title = words.frame.name;
  };
  const giveUp = (language: Language) => {
    if (language !== wanted) return;
    wanted = shown.value;
    sayRefused();
    request({ type: 'choose-language', language: wanted });
  };
  effect(() => {
    const language = state.value?.language ?? wanted;
    if (language === wanted) return;
    wanted = language;
    wordsOf(language).then(
      (words) => show(language, words),
      () => giveUp(language),
    );
  });
}
