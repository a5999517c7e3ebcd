import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DeskBrowser } from '../fakes/parts/desk.ts';
import { requestsToMap } from '../fakes/parts/requests.ts';
import { Visitor } from '../fakes/parts/visitor.ts';
import { press, type RunningKiosk, reach } from './kiosk-browser.ts';
import { theKiosk } from './one-kiosk.ts';

async function typePin(page: Page, { pins }: RunningKiosk): Promise<void> {
  for (const digit of pins.pharmacist) await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, 'OK');
}

export async function signIn(page: Page, kiosk = theKiosk()): Promise<void> {
  await page.getByRole('heading', { name: /PIN/ }).waitFor();
  await typePin(page, kiosk);
}

/** A customer who lets the pharmacist see the photos and leaves; over the socket, which takes a third of the time. */
export async function handOver(kiosk = theKiosk()): Promise<void> {
  const visitor = new Visitor(kiosk);
  await visitor.ask(
    { type: 'stop-and-delete' },
    ...requestsToMap,
    { type: 'choose-site', site: 'left-arm', view: 'front', point: null },
    { type: 'take-photo' },
  );
  await visitor.until(({ step }) => step === 'result');
  await visitor.ask({ type: 'hand-over', photos: true }, { type: 'finish' });
  visitor.leave();
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
export async function eraseAll({ url, cookie, pins } = theKiosk()): Promise<void> {
  const desk = new DeskBrowser(url, cookie);
  await desk.signIn(pins.pharmacist);
  await desk.join();
  for (const { id } of desk.state?.queue ?? []) {
    await desk.ask({ type: 'open', id });
    expect(await desk.ask({ type: 'done', id })).toMatchObject({ ok: true });
  }
  desk.socket?.disconnect();
}
