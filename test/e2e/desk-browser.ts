import type { Page } from 'playwright-core';
import { press, type RunningKiosk, reach, toResult, toReview } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';

async function typePin(page: Page, { pins }: RunningKiosk): Promise<void> {
  for (const digit of pins.pharmacist) await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, 'OK');
}

export async function signIn(page: Page, kiosk = theKiosk()): Promise<void> {
  await page.getByRole('heading', { name: /PIN/ }).waitFor();
  await typePin(page, kiosk);
}

/** A customer who lets the pharmacist see the photos and leaves. */
export async function handOver(): Promise<void> {
  const { page } = await open();
  await toReview(page);
  await toResult(page);
  await agreeToHandOver(page);
  await leave(page);
}

/** From the first screen of the result to the last: the pharmacist may see it. */
export async function agreeToHandOver(page: Page): Promise<void> {
  await press(page, 'Next');
  await page.locator('main').getByRole('button', { name: 'Yes', exact: true }).click();
  await page.locator('[data-handed-over="yes"]').waitFor();
}

/** From the last screen of the result, which asks for the pharmacist, to the end. */
export async function leave(page: Page): Promise<void> {
  await press(page, 'Finish');
  await page.locator('dialog[open]').getByRole('button', { name: 'Finish', exact: true }).click();
  await reach(page, 'done');
}

/** Empties the queue. */
export async function eraseAll(): Promise<void> {
  const { page } = await open('pharmacist/');
  await signIn(page);
  await page.locator('.queue').waitFor();
  const items = page.locator('.queue-item');
  while ((await items.count()) > 0) {
    const number = await items.first().getAttribute('data-screening');
    const item = page.locator(`[data-screening="${number}"]`);
    await item.getByRole('button', { name: 'Open' }).click();
    await page.locator('[data-case]').waitFor();
    await page.getByRole('button', { name: /^(Erase without signing|Done: erase it)$/ }).click();
    await press(page, 'Yes, erase');
    await item.waitFor({ state: 'detached' });
  }
}
