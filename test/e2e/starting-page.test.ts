import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage, reach, screenshot } from './kiosk-browser.ts';
import { start, theBrowser } from './one-kiosk.ts';

// The page that the screen shows from the disk; its port and the daemon's file are elsewhere here.

const original = fileURLToPath(new URL('../../deploy/display', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'starting-'));
  cpSync(original, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

it('waits for the daemon, and goes in with the secret that only the screen can read', async () => {
  const kiosk = await start({ SPL_KIOSK_ENTRY_FILE: join(folder, 'secret', 'entry.js') });
  const script = readFileSync(join(folder, 'starting.js'), 'utf8')
    .replace('http://127.0.0.1:8080/', `${kiosk.url}/`)
    .replace('file:///run/spl-kiosk-entry/', `file://${folder}/there/`);
  writeFileSync(join(folder, 'starting.js'), script);
  const browser = await openBrowser();
  const { page } = await openPage(browser, `file://${folder}/starting.html`);
  await page.getByText('One moment, please').waitFor();
  cpSync(join(folder, 'secret'), join(folder, 'there'), { recursive: true });
  await reach(page, 'welcome');
  expect(page.url()).toBe(`${kiosk.url}/`);
  // Its pages offer no file: the policy of the kiosk's own browser saves none.
  expect(await page.evaluate(() => document.cookie)).toBe('spl-kiosk-own-browser=yes');
  await browser.close();
});

it('has letters of its own in every language, upright and across', async () => {
  const { page } = await openPage(theBrowser(), `file://${original}/starting.html`);
  const fonts = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].map(({ family, status }) => `${family}: ${status}`);
    });
  expect(await fonts()).toEqual(['Chinese: loaded', 'Latin and Arabic: loaded']);
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `starting-${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  }
});
