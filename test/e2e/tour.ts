import type { Page } from 'playwright-core';
import { press, reach, toUrgent, touchSite } from './kiosk-browser.ts';

/** Called at each screen, under a name for its picture. */
export type Look = (name: string) => Promise<void>;

/**
 * A visit that comes to every screen of the customer's page, from the welcome to the last screen. The kiosk must show a
 * good photo for long enough to be looked at (`acceptSeconds`).
 */
export async function tour(page: Page, look: Look): Promise<void> {
  await opening(page, look);
  await questions(page, look);
  await photo(page, look);
  await result(page, look);
}

/** Opens a dialog, looks at it, and closes it again. */
async function dialog(page: Page, look: Look, open: string, close: string, name: string): Promise<void> {
  await press(page, open);
  await page.locator('dialog[open]').waitFor();
  await look(name);
  await page.locator('dialog[open]').getByRole('button', { name: close, exact: true }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

async function opening(page: Page, look: Look): Promise<void> {
  await reach(page, 'welcome');
  await look('welcome');
  await dialog(page, look, 'Your privacy', 'Close', 'privacy');
  await dialog(page, look, 'More', 'Close', 'stand-ins');
  await dialog(page, look, 'Text size', 'Close', 'display');
  await press(page, 'Begin');
  await reach(page, 'consent');
  await look('consent');
  await press(page, 'No');
  await reach(page, 'declined');
  await look('declined');
  await press(page, 'Stop and delete');
  await reach(page, 'welcome');
  await toUrgent(page);
  await look('urgent');
  await page.locator('[data-sign="growing-lump"]').click();
  await look('urgent-ticked');
  await press(page, 'I have one, or I am not sure');
  await reach(page, 'speak-now');
  await look('speak-now');
  await press(page, 'Change my answer');
  await reach(page, 'urgent');
  await page.locator('[data-sign="growing-lump"]').click();
  await press(page, 'None of these');
}

async function questions(page: Page, look: Look): Promise<void> {
  await reach(page, 'tone');
  await look('tone');
  await dialog(page, look, 'Skip all questions', 'No, I will answer', 'skip');
  await page.getByRole('button', { name: 'Skin colour 2 of 10' }).click();
  await reach(page, 'spots');
  await look('spots');
  await page.locator('[data-sign="change-in-size"]').click();
  await look('spots-ticked');
  await page.locator('[data-sign="change-in-size"]').click();
  await press(page, 'None of these');
  await reach(page, 'history');
  await look('history');
  await press(page, 'None of these');
  await reach(page, 'body-site');
  await look('body-site');
  await press(page, 'My answers');
  await reach(page, 'answers');
  await look('answers');
  await press(page, 'All right');
  await reach(page, 'body-site');
}

async function photo(page: Page, look: Look): Promise<void> {
  await touchSite(page, 'left-arm');
  await reach(page, 'capture');
  await page.locator('[data-preview="live"]').waitFor();
  // The photo is taken when this visit wants it, not when the picture is good.
  await page.locator('[data-countdown]').waitFor();
  await press(page, 'Cancel');
  await look('capture');
  await dialog(page, look, 'Tips', 'Close', 'tips');
  await dialog(page, look, 'Stop and delete', 'No, go on', 'stop');
  await press(page, 'Take photo');
  await page.locator('[data-countdown="2"]').waitFor();
  await look('countdown');
  await reach(page, 'review');
  await page.getByRole('heading', { name: 'Good photo' }).waitFor();
  await look('review');
  await reach(page, 'analysing');
  await look('analysing');
}

async function result(page: Page, look: Look): Promise<void> {
  await reach(page, 'result');
  await look('result-says');
  await press(page, 'Close-up');
  await reach(page, 'closeup-spot');
  await look('closeup-spot');
  await press(page, 'Back to the result');
  await reach(page, 'result');
  await press(page, 'Next');
  await look('result-asks');
  await page.locator('main').getByRole('button', { name: 'No', exact: true }).click();
  await page.locator('[data-handed-over="no"]').waitFor();
  await look('result-slip');
  await press(page, 'Let the pharmacist see them');
  await page.locator('main').getByRole('button', { name: 'Yes', exact: true }).click();
  await page.locator('[data-handed-over="yes"]').waitFor();
  await press(page, 'Print slip');
  await page.locator('[data-slip="printed"]').waitFor();
  await look('result-printed');
  await press(page, 'Finish');
  await page.locator('dialog[open]').waitFor();
  await look('leaving');
  await page.locator('dialog[open]').getByRole('button', { name: 'Finish', exact: true }).click();
  await reach(page, 'done');
  await look('done');
}
