import type { Page } from 'playwright-core';
import { fill } from '../../kiosk-ui/shared/fill.ts';
import type { KioskWords } from '../../kiosk-ui/strings/en/kiosk.ts';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import type { Language } from '../../src/contract/kiosk.ts';
import { chooseLanguage, press, reach, toUrgent, touchSite } from './kiosk-browser.ts';

/** Called at each screen, under a name for its picture. */
export type Look = (name: string) => Promise<void>;

/**
 * A visit in this language that comes to every screen of the customer's page, from the welcome to the last screen. The kiosk must show a
 * good photo for long enough to be looked at (`acceptSeconds`).
 */
export async function tour(page: Page, look: Look, language: Language = 'en'): Promise<void> {
  const words = await languages[language].kiosk();
  await opening(page, look, words, language);
  await questions(page, look, words);
  await photo(page, look, words);
  await result(page, look, words);
}

/** Opens a dialog, looks at it, and closes it again. */
async function dialog(page: Page, look: Look, open: string, close: string, name: string): Promise<void> {
  await press(page, open);
  await page.locator('dialog[open]').waitFor();
  await look(name);
  await page.locator('dialog[open]').getByRole('button', { name: close, exact: true }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

async function opening(page: Page, look: Look, words: KioskWords, language: Language): Promise<void> {
  await reach(page, 'welcome');
  await chooseLanguage(page, language);
  await look('welcome');
  await dialog(page, look, words.welcome.privacy, words.privacy.close, 'privacy');
  await dialog(page, look, words.frame.more, words.frame.close, 'stand-ins');
  await dialog(page, look, words.display.open, words.display.close, 'display');
  await dialog(page, look, words.sound.open, words.sound.close, 'sound');
  await press(page, words.welcome.begin);
  await reach(page, 'consent');
  await look('consent');
  await page.locator('footer .button:has(.globe)').click();
  await page.locator('dialog[open]').waitFor();
  await look('language');
  await press(page, words.languageChoice.close);
  await press(page, words.consent.decline);
  await reach(page, 'declined');
  await look('declined');
  await press(page, words.frame.stop);
  await reach(page, 'welcome');
  await chooseLanguage(page, language);
  await toUrgent(page, words);
  await look('urgent');
  await page.locator('[data-sign="growing-lump"]').click();
  await look('urgent-ticked');
  await press(page, words.questions.someUrgent);
  await reach(page, 'speak-now');
  await look('speak-now');
  await press(page, words.speakNowScreen.change);
  await reach(page, 'urgent');
  await page.locator('[data-sign="growing-lump"]').click();
  await press(page, words.questions.none);
}

async function questions(page: Page, look: Look, words: KioskWords): Promise<void> {
  await reach(page, 'tone');
  await look('tone');
  await dialog(page, look, words.questions.skipAll, words.questions.skipCancel, 'skip');
  await page.getByRole('button', { name: fill(words.questions.toneName, { n: 2 }) }).click();
  await reach(page, 'spots');
  await look('spots');
  await page.locator('[data-sign="change-in-size"]').click();
  await look('spots-ticked');
  await page.locator('[data-sign="change-in-size"]').click();
  await press(page, words.questions.none);
  await reach(page, 'history');
  await look('history');
  await press(page, words.questions.none);
  await reach(page, 'body-site');
  await look('body-site');
  await press(page, words.answers.open);
  await reach(page, 'answers');
  await look('answers');
  await press(page, words.answers.right);
  await reach(page, 'body-site');
}

async function photo(page: Page, look: Look, words: KioskWords): Promise<void> {
  await touchSite(page, 'left-arm');
  await reach(page, 'capture');
  await page.locator('[data-preview="live"]').waitFor();
  // The photo is taken when this visit wants it, not when the picture is good.
  await page.locator('[data-countdown]').waitFor();
  await press(page, words.countdown.cancel);
  await look('capture');
  await dialog(page, look, words.capture.tips, words.capture.tipsClose, 'tips');
  await dialog(page, look, words.frame.stop, words.frame.stopCancel, 'stop');
  await press(page, words.capture.takePhoto);
  await page.locator('[data-countdown="2"]').waitFor();
  await look('countdown');
  await reach(page, 'review');
  await page.getByRole('heading', { name: words.review.goodTitle }).waitFor();
  await look('review');
  await reach(page, 'analysing');
  await look('analysing');
}

async function result(page: Page, look: Look, words: KioskWords): Promise<void> {
  await reach(page, 'result');
  await look('result-says');
  await press(page, words.result.closeup);
  await reach(page, 'closeup-spot');
  await look('closeup-spot');
  await press(page, words.closeupSpot.backToResult);
  await reach(page, 'result');
  await press(page, words.result.next);
  await look('result-asks');
  await page.locator('main').getByRole('button', { name: words.handOver.no, exact: true }).click();
  await page.locator('[data-handed-over="no"]').waitFor();
  await look('result-slip');
  await press(page, words.handOver.change);
  await page.locator('main').getByRole('button', { name: words.handOver.yes, exact: true }).click();
  await page.locator('[data-handed-over="yes"]').waitFor();
  // By key: where the button comes under the finger, a quick second tap does not count.
  await page.getByRole('button', { name: words.result.printSlip, exact: true }).press('Enter');
  await page.locator('[data-slip="printed"]').waitFor();
  await look('result-printed');
  await press(page, words.result.finish);
  await page.locator('dialog[open]').waitFor();
  await look('leaving');
  await page.locator('dialog[open]').getByRole('button', { name: words.finish.now, exact: true }).click();
  await reach(page, 'done');
  await look('done');
}
