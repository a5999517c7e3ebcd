import type { Page } from 'playwright-core';
import { press, reach, toReview } from './kiosk-browser.ts';
import { open } from './one-kiosk.ts';

const pin = '271828';

async function typePin(page: Page): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, 'OK');
}

/** With the PIN of before, or as the first who comes. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /PIN/ }).waitFor();
  const isFresh = await page.getByText('Choose a PIN for the pharmacist').isVisible();
  await typePin(page);
  if (!isFresh) return;
  await page.getByText('Enter the same PIN again').waitFor();
  await typePin(page);
}

/** A customer who lets the pharmacist see the photos and leaves. */
export async function handOver(): Promise<void> {
  const { page } = await open();
  await toReview(page);
  await toResult(page);
  await page.locator('.hand-over').getByRole('button', { name: 'Yes' }).click();
  await press(page, 'Finish');
  await reach(page, 'done');
}

/** From the photo in review to the result. */
export async function toResult(page: Page): Promise<void> {
  await press(page, 'Use it');
  await reach(page, 'result');
}
