import type { Language } from '../../src/contract/kiosk.ts';

export const latin: readonly string[] = ['1234567890', 'qwertyuiop', 'asdfghjkl’', 'zxcvbnm,.-'];

/**
 * The keys for each language of the staff, from left to right in every script, where its own keyboards have them;
 * letters that those make of two strokes stand at the end of a row. Chinese takes an input method, which this keyboard is
 * not: its letters are for a name in pinyin and a registration number.
 */
export const rowsOf: Readonly<Record<Language, readonly string[]>> = {
  en: latin,
  es: ['1234567890', 'qwertyuiopáé', 'asdfghjklñíó', 'zxcvbnmúü,.-’'],
  fr: ['1234567890’,.-', 'azertyuiopéèêë', 'qsdfghjklmàâç', 'wxcvbnîïôùûüœ'],
  de: ['1234567890ß’', 'qwertzuiopü', 'asdfghjklöä', 'yxcvbnm,.-'],
  ar: ['1234567890،.-', 'ضصثقفغعهخحجد', 'شسيبلاتنمكطذ', 'ئءؤرىةوزظأإآ'],
  zh: latin,
};
