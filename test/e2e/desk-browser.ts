import type { Page } from 'playwright-core';
import { press, reach, toReview } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';

async function typePin(page: Page): Promise<void> {
  for (const digit of theKiosk().pins.pharmacist)
    await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, 'OK');
}

export async function signIn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /PIN/ }).waitFor();
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
