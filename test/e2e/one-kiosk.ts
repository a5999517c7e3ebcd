import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import {
  openBrowser,
  openPage,
  press,
  type RunningKiosk,
  reach,
  startKiosk,
  startOver,
} from './kiosk-browser.ts';

const photo = fileURLToPath(new URL('../../models/demo/composed-abdomen.jpg', import.meta.url));

let browser: Browser;
let kiosk: RunningKiosk;
const kiosks: RunningKiosk[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  kiosk = await start();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await startOver(kiosk);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all(kiosks.map((one) => one.stop()));
});

/** The kiosk that the tests of a file share. Each test begins at the welcome, with no page open. */
export const theKiosk = (): RunningKiosk => kiosk;

export const theBrowser = (): Browser => browser;

/** Starts another kiosk, which runs until the file's tests have ended. */
export async function start(settings: Record<string, string> = {}): Promise<RunningKiosk> {
  const running = await startKiosk(['--photos', photo], settings);
  kiosks.push(running);
  return running;
}

/** Opens the customer's page, or another one, and waits until it has drawn its first screen. */
export async function open(
  page = '',
  { link } = kiosk,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const opened = await openPage(browser, link(page), options);
  await opened.page.locator('main').waitFor();
  return opened;
}

export async function stopAndDelete(page: Page): Promise<void> {
  await press(page, 'Stop and delete');
  await press(page, 'Yes, stop and delete');
  await reach(page, 'welcome');
}
