import { signal } from '@preact/signals';
import { en, type KioskWords } from '../strings/en/kiosk.ts';
import { type Plural, plural } from '../strings/plural.ts';

/** The words of the language that shows. Components read them while they render, so that a new language shows at once. */
export const dictionary = signal<KioskWords>(en);

/** The form of a sentence for this number, in the language that shows. */
export const counted = (forms: Plural, n: number): string => plural(dictionary.value.locale, forms, n);

/** "24 hours", in the language that shows. */
export const hours = (n: number): string => counted(dictionary.value.hours, n);
