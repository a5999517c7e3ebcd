/**
 * A sentence that depends on a number, by the plural categories of its language: English has `one` and `other`, Arabic
 * six, Chinese only `other`. `{n}` is the number.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The form for a number, with the number written as the locale does. */
export const plural = (locale: string, forms: Plural, n: number): string => {
  const form = forms[new Intl.PluralRules(locale).select(n)] ?? forms.other;
  return form.replaceAll('{n}', new Intl.NumberFormat(locale).format(n));
};
