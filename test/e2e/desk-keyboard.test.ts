import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { languages as allWords } from '../../kiosk-ui/strings/languages.ts';
import { type Language, languages } from '../../src/screening/visit/language.ts';
import { eraseAll, handOver, signIn } from './desk-browser.ts';
import { atRest, screenshot } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';
import { faultsOfLayout, least } from './staff-layout.ts';

const sizes = [
  [1920, 1080],
  [1280, 800],
  [1080, 1920],
] as const;

/** What a pharmacist types with a finger, with the letters that other languages lack. */
const words: Readonly<Record<Language, string>> = {
  en: 'mole',
  es: 'pequeño lunar rosáceo, güíú',
  fr: 'lésion foncée à côté du cœur',
  de: 'größer, häufig, übel',
  ar: 'شامة أكبر من قبل، مؤلمة إلى الآن',
  zh: 'wang',
};

const note = (page: Page) => page.locator('.case-decide textarea').last();

async function openCase(page: Page, language: Language): Promise<void> {
  await page.reload();
  await page.locator(`html[lang="${language}"]`).waitFor();
  const { desk } = await allWords[language].staff();
  await page.locator('.queue-item').getByRole('button', { name: desk.queue.open, exact: true }).click();
  await page.locator('.spot-card [data-crop="shown"]').first().waitFor();
}

async function tap(page: Page, text: string): Promise<void> {
  for (const key of text) {
    const named =
      key === ' '
        ? page.locator('.keyboard-space')
        : page.locator('.keyboard').getByRole('button', { name: key, exact: true });
    await named.tap();
  }
}

/** The keyboard hides neither itself nor the field, and nothing else becomes too small or hangs out. */
async function faultsOf(page: Page): Promise<string[]> {
  const hidden = await page.evaluate(() => {
    const visible = (element: Element | null, within: Element | null) => {
      const [inner, outer] = [element?.getBoundingClientRect(), within?.getBoundingClientRect()];
      return inner && outer && inner.bottom > outer.top && inner.top < outer.bottom;
    };
    const { bottom = Infinity } = document.querySelector('.keyboard')?.getBoundingClientRect() ?? {};
    return [
      ...(bottom > innerHeight + 0.5 ? ['the keyboard is cut off'] : []),
      ...(visible(document.activeElement, document.querySelector('main')) ? [] : ['the field is hidden']),
    ];
  });
  return [...hidden, ...(await faultsOfLayout(page, least.finger))];
}

it('the keyboard on the screen has the letters of the pharmacy’s language, large enough for a finger', async () => {
  await handOver();
  const { page } = await open('pharmacist/', theKiosk(), { hasTouch: true });
  let language: Language = 'en';
  await page.route('**/pharmacist/session', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), language } });
  });
  await signIn(page);
  await page.locator('.queue').waitFor();
  const faults: string[] = [];
  for (language of languages) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openCase(page, language);
    await note(page).fill('');
    await note(page).tap();
    await page.locator('.keyboard').waitFor();
    await tap(page, words[language]);
    expect(await note(page).inputValue()).toBe(words[language]);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await note(page).tap();
      await atRest(page);
      faults.push(...(await faultsOf(page)).map((fault) => `${language} ${width} × ${height}: ${fault}`));
    }
    await screenshot(page, `desk-keyboard-${language}`);
  }
  expect(faults).toEqual([]);

  language = 'ar';
  await openCase(page, 'ar');
  await note(page).fill('');
  await note(page).tap();
  const { desk } = await allWords.ar.staff();
  expect(await page.getByRole('button', { name: desk.keyboard.shift }).count()).toBe(0);
  await tap(page, 'ش');
  await page.locator('.keyboard').getByRole('button', { name: 'ABC' }).tap();
  await tap(page, 'spl');
  expect(await note(page).inputValue()).toBe('شspl');
  await eraseAll();
}, 240_000);
