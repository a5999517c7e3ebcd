import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Language, languages } from '../../src/screening/visit/language.ts';
import { violations } from './axe.ts';
import { atRest, screenshot } from './kiosk-browser.ts';
import { faultsOfLayout, type ScreenSize, showAt, turnPage } from './layout.ts';
import { open, start } from './one-kiosk.ts';
import { tour } from './tour.ts';

const resolutions = [
  [1920, 1080],
  [1080, 1920],
  [1280, 800],
] as const;
const diagonals = [15, 21.5, 32];
const textSizes = ['small', 'normal', 'large', 'largest'] as const;

const every: ScreenSize[] = resolutions.flatMap(([width, height]) =>
  textSizes.flatMap((textSize) => diagonals.map((inches) => ({ width, height, inches, textSize }))),
);

/** Every pair of resolution, size of text and diagonal, and the hardest: the largest text on the smallest screens. */
const pairs = every.filter(
  ({ width, inches, textSize }) =>
    (resolutions.findIndex(([one]) => one === width) + textSizes.indexOf(textSize)) % 3 ===
      diagonals.indexOf(inches) ||
    (textSize === 'largest' && inches === 15),
);
const isFull = process.env.EVERY_COMBINATION !== undefined;

/** Colours besides the default ones, which every screen has. */
const themes = ['light', 'dark', 'soft'] as const;

/** No screen has more pages; one that does never ends. */
const mostPages = 20;

/** What has too little contrast in other colours: in each in turn, screen by screen, or in all. */
async function faultsOfColours(page: Page, screen: number): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of isFull ? themes : themes.filter((_, i) => i === screen % themes.length)) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await atRest(page);
    const found = await violations(page, ['color-contrast']);
    faults.push(...found.map((fault) => `${theme}: ${fault}`));
  }
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'default';
  });
  return faults;
}

/** Lays the screen out in every size, page by page where it has several. */
async function layoutFaults(page: Page, sizes: readonly ScreenSize[]): Promise<string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await showAt(page, size);
    const { width, height, inches, textSize } = size;
    const note = async () => {
      const found = await faultsOfLayout(page, size);
      faults.push(...found.map((fault) => `${width} × ${height}, ${inches} inches, ${textSize}: ${fault}`));
    };
    await note();
    let turns = 0;
    for (; turns < mostPages && (await turnPage(page, 'on')); turns++) await note();
    for (let back = 0; back < turns; back++)
      if (!(await turnPage(page, 'back'))) faults.push(`page ${turns - back} leads no further back`);
  }
  return faults;
}

/** In `npm test`: the longest words, and the other direction. */
const tried: readonly Language[] = isFull ? languages : ['de', 'ar'];

/** In `npm test`, each of these languages takes its share of the pairs, and all take the hardest. */
const sizesOf = (language: Language): ScreenSize[] =>
  isFull
    ? every
    : pairs.filter(
        ({ inches, textSize }, i) =>
          i % tried.length === tried.indexOf(language) || (textSize === 'largest' && inches === 15),
      );

it.each(tried)(
  'every screen in "%s" fits without scrolling, has targets for a finger, and nothing that axe finds wrong',
  async (language) => {
    // A busy machine takes its time to stop the countdown.
    const kiosk = await start({ SPL_KIOSK_ACCEPT_SECONDS: '10', SPL_KIOSK_COUNTDOWN_SECONDS: '8' });
    const { page, complaints } = await open('', kiosk);
    const faults: string[] = [];
    let looked = 0;
    const look = async (name: string) => {
      await atRest(page);
      // A screen that goes by itself is looked at once; the others in several sizes.
      const goes = ['countdown', 'review', 'analysing'].includes(name);
      const found = [
        ...(await violations(page)),
        ...(await faultsOfColours(page, looked)),
        ...(goes ? [] : await layoutFaults(page, sizesOf(language))),
      ];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      if (!goes) await showAt(page, { width: 1280, height: 800, inches: 21.5, textSize: 'normal' });
      await screenshot(page, `screen-${language}-${String(++looked).padStart(2, '0')}-${name}`);
    };
    await tour(page, look, language);
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThan(25);
    expect(complaints).toEqual([]);
  },
  300_000,
);
