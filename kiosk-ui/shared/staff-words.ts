import type { Language } from '../../src/contract/kiosk.ts';
import * as english from '../strings/en/staff.ts';
import { languages } from '../strings/languages.ts';
import { type Plural, plural } from '../strings/plural.ts';

/**
 * The words of the staff's pages, in the pharmacy's language once `speak` has loaded it. The pages read them while they
 * render, which they first do after that.
 */
export let { audit, auditEvents, bell, customer, desk, deskLink, doctor, pairPage, scan, signIn, workshop } =
  english;

/** Loads the words of a language, in which everything is drawn from then on. */
export async function speak(language: Language): Promise<void> {
  if (language !== customer.language) {
    ({ audit, auditEvents, bell, customer, desk, deskLink, doctor, pairPage, scan, signIn, workshop } =
      await languages[language].staff());
  }
  document.documentElement.lang = language;
  document.documentElement.dir = customer.direction;
}

/** The notice from the settings; the one that nobody has changed, in the pharmacy's language. */
export const noticeOf = (set: string): string =>
  set === english.customer.frame.researchNotice ? customer.frame.researchNotice : set;

/** The form of a sentence for this number, in the pharmacy's language. */
export const counted = (forms: Plural, n: number): string => plural(customer.locale, forms, n);

/** "3 hours", in the pharmacy's language. */
export const lengthIn = (unit: 'day' | 'hour' | 'minute', n: number): string =>
  new Intl.NumberFormat(customer.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(n);

/** "3.5", with the decimal sign of the pharmacy's language. */
export const tenths = (n: number): string =>
  new Intl.NumberFormat(customer.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(n);
