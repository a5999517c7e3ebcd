import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import { languages as codes, type Language } from '../../src/screening/visit/language.ts';
import { root } from '../import-graph.ts';
import { measures, readingEase } from '../wording/reading-ease.ts';
import { wordsOfCustomer } from '../wording/wording.ts';

const strings = join(root, 'kiosk-ui/strings');
const files = readdirSync(join(strings, 'en'));
const others = codes.filter((code) => code !== 'en');

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A sentence, or the forms of one that depends on a number. */
type Leaf = string | Readonly<Record<string, string>>;

const isPlural = (value: object): value is Readonly<Record<string, string>> =>
  'other' in value && Object.keys(value).every((key) => categories.includes(key));

/** Every sentence of a file by its path, "kiosk.en.idle.title"; a language's own names of exports read like English. */
function leavesOf(value: unknown, path: string, leaves = new Map<string, Leaf>()): Map<string, Leaf> {
  if (typeof value === 'string') leaves.set(path, value);
  else if (typeof value === 'object' && value !== null) {
    if (isPlural(value)) leaves.set(path, value);
    else for (const [key, one] of Object.entries(value)) leavesOf(one, `${path}.${key}`, leaves);
  }
  return leaves;
}

async function sentencesOf(language: Language): Promise<Map<string, Leaf>> {
  const leaves = new Map<string, Leaf>();
  for (const file of files) {
    const exported: object = await import(join(strings, language, file));
    for (const [name, value] of Object.entries(exported)) {
      const english = name.replace(new RegExp(`^${language}(?=$|Referral$)`), 'en');
      if (name !== 'arSpoken') leavesOf(value, `${file} ${english}`, leaves);
    }
  }
  return leaves;
}

const placesOf = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();

/** The numbers up to 1000 that take each form in a language. */
const numbersOf = (locale: string, category: string): number[] => {
  const rules = new Intl.PluralRules(locale);
  return Array.from({ length: 1001 }, (_, n) => n).filter((n) => rules.select(n) === category);
};

describe.each(others)('the words in "%s"', async (language) => {
  const [english, own] = [await sentencesOf('en'), await sentencesOf(language)];
  const { locale, direction } = await languages[language].kiosk();

  it('are for every sentence that English has, and no other', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    expect(own.size).toBeGreaterThan(700);
  });

  it('leave the same places to be filled in', () => {
    const wrong = [...english].filter(([path, its]) => {
      const mine = own.get(path);
      if (typeof its === 'string' || mine === undefined) {
        return typeof mine !== 'string' || String(placesOf(mine)) !== String(placesOf(String(its)));
      }
      const wanted = placesOf(its.other ?? '');
      return Object.entries(mine).some(([category, form]) => {
        const saysNumber = numbersOf(locale, category).length <= 1 && !form.includes('{n}');
        const needed = saysNumber ? wanted.filter((place) => place !== '{n}') : wanted;
        return String(placesOf(form)) !== String(needed);
      });
    });
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('have every form that a number can ask for', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const plurals = [...own].filter(([, leaf]) => typeof leaf !== 'string');
    const lacking = plurals.filter(([, forms]) => pluralCategories.some((one) => !(one in Object(forms))));
    expect(lacking.map(([path]) => path)).toEqual([]);
    expect(plurals.length).toBeGreaterThan(8);
  });

  it('never say to a customer what a diagnosis would (RULES.md 8)', async () => {
    const { banned }: { banned: RegExp } = await import(join(strings, language, 'banned.ts'));
    const said = await wordsOfCustomer(language);
    expect(said.length).toBeGreaterThan(300);
    expect(said.filter((sentence) => banned.test(sentence))).toEqual([]);
  });

  it('run the way their script does, with the digits that the photos have', () => {
    expect(direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(new Intl.NumberFormat(locale).format(123)).toBe('123');
    expect(locale.split('-')[0]).toBe(language);
  });
});

/** Sentences of more than three words: the others are labels. */
const readable = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => text.replaceAll(/\{\w+\}/g, '5').split(/(?<=[.?!:;])\s+/))
    .filter((text) => (text.match(/\p{L}+/gu) ?? []).length > 3);

describe('how easily a customer reads other languages', () => {
  it.each(Object.keys(measures).map((code) => codes.find((one) => one === code) ?? 'en'))(
    '%s is plain language, and has no sentence of more than 25 words',
    async (language) => {
      const measure = measures[language];
      if (measure === undefined) throw new Error('There is no measure');
      const own = readable(await wordsOfCustomer(language));
      expect(own.length).toBeGreaterThan(200);
      expect(readingEase(measure, own)).toBeGreaterThanOrEqual(60);
      expect(own.filter((sentence) => (sentence.match(/\p{L}+/gu) ?? []).length > 25)).toEqual([]);
    },
  );

  it('would notice hard words', () => {
    const hard = 'Dermatologische Unregelmäßigkeiten erfordern unverzügliche professionelle Konsultationen.';
    expect(measures.de && readingEase(measures.de, [hard])).toBeLessThan(0);
  });
});

it('a customer finds each language by its own name', () => {
  expect(Object.entries(languages).map(([code, { name }]) => [code, name])).toEqual([
    ['en', 'English'],
    ['es', 'Español'],
    ['fr', 'Français'],
    ['de', 'Deutsch'],
    ['ar', 'العربية'],
    ['zh', '中文'],
  ]);
  for (const code of codes) {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code);
    expect(languages[code].name.toLowerCase()).toBe(name?.toLowerCase());
  }
});
