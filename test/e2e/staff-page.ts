import type { Page } from 'playwright-core';
import { textSizes, themes } from '../../kiosk-ui/shared/display.ts';
import { type Language, languages } from '../../src/screening/visit/language.ts';
import { violations } from './axe.ts';
import { atRest, screenshot } from './kiosk-browser.ts';
import { faultsOfLayout, least } from './staff-layout.ts';

/** In CSS pixels; the last is 1920 × 1080 zoomed to 200 %. */
const sizes = [
  [1920, 1080],
  [1280, 800],
  [1080, 1920],
  [960, 540],
] as const;

export const isFull = process.env.EVERY_COMBINATION !== undefined;

/** For `npm run test:full`: every combination, but that colours change no layout, and axe takes one window. */
const full = sizes.flatMap((size, i) =>
  themes.flatMap((theme) =>
    textSizes
      .map((textSize) => ({ size, theme, textSize, isForAxe: i === 1 }))
      .filter(({ isForAxe }) => theme === 'default' || isForAxe),
  ),
);

/**
 * How the nth screen in the nth language is looked at: two looks, so that over all of them every pair of screen,
 * language, colours, size of text and window comes.
 */
const pairsOf = (screen: number, language: number) =>
  [0, 2].map((more) => ({
    isForAxe: more === 0,
    size: sizes[(screen + language + more) % 4] ?? sizes[0],
    theme: themes[(screen + 2 * language + Math.floor(screen / 4) + more) % 4] ?? 'default',
    textSize: textSizes[(language + Math.floor(screen / 2) + more) % 4] ?? 'normal',
  }));

type Role = 'pharmacist' | 'technician';

/** A page of the staff, in one language after the other. The daemon itself has one for all of its time. */
export class StaffPage {
  readonly faults: string[] = [];
  language: Language = 'en';
  #looked = 0;

  readonly page: Page;
  readonly role: Role;

  constructor(page: Page, role: Role) {
    this.page = page;
    this.role = role;
  }

  /** Lets the page believe that the pharmacy's language is another one. */
  async translate(): Promise<void> {
    await this.page.route(`**/${this.role}/session`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), language: this.language } });
    });
  }

  async in(language: Language): Promise<void> {
    this.language = language;
    this.#looked = 0;
    await this.page.reload();
    await this.page.locator(`html[lang="${language}"]`).waitFor();
  }

  async look(name: string): Promise<void> {
    const { page, language } = this;
    const looks = isFull ? full : pairsOf(this.#looked, languages.indexOf(language));
    for (const { size, theme, textSize, isForAxe } of looks) {
      await page.setViewportSize({ width: size[0], height: size[1] });
      await page.evaluate(
        ([colours, text]) =>
          Object.assign(document.documentElement.dataset, { theme: colours, textSize: text }),
        [theme, textSize] as const,
      );
      await atRest(page);
      const found = [
        ...(await faultsOfLayout(page, least.mouse)),
        ...(isForAxe ? await violations(page) : []),
      ];
      this.faults.push(...found.map((fault) => `${name} ${language} ${size} ${theme} ${textSize}: ${fault}`));
    }
    await screenshot(page, `${this.role}-${language}-${String(++this.#looked).padStart(2, '0')}-${name}`);
  }

  /** Looks at the dialog that a button opens, and closes it without an answer. */
  async dialog(name: string, button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await this.page.locator('dialog[open]').waitFor();
    await this.look(name);
    await this.page.keyboard.press('Escape');
    await this.page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}
