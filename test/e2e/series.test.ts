import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bannedWords } from '../wording/wording.ts';
import { leave } from './desk-browser.ts';
import {
  openBrowser,
  openPage,
  press,
  type RunningKiosk,
  reach,
  screenshot,
  startKiosk,
  toBodyMap,
  toResult,
} from './kiosk-browser.ts';

const photo = fileURLToPath(new URL('../../models/demo/composed-abdomen.jpg', import.meta.url));

let browser: Browser;
let kiosk: RunningKiosk;

beforeAll(async () => {
  browser = await openBrowser();
  // Time to cancel it, on a busy machine as well.
  kiosk = await startKiosk(['--photos', photo], {
    SPL_KIOSK_COUNTDOWN_SECONDS: '5',
    SPL_KIOSK_ACCEPT_SECONDS: '8',
    SPL_KIOSK_HANDS_FREE: 'false',
  });
});
afterAll(async () => {
  await browser?.close();
  await kiosk?.stop();
});

/** From the live picture to a photo that the kiosk finds good enough. */
async function take(page: Page): Promise<void> {
  await reach(page, 'capture');
  await press(page, 'Take photo');
  await reach(page, 'review');
}

it('a full check of three photos, with a part left out, a photo taken again and a close-up', async () => {
  const { page, complaints } = await openPage(browser, kiosk.link());
  const seen: string[] = [];
  const look = async (name: string) => {
    await screenshot(page, name);
    seen.push(await page.locator('body').innerText());
  };
  await toBodyMap(page);
  await look('20-body-map');
  await press(page, 'Whole body (16 photos)');

  await page.getByText('Photo 1 of 16').waitFor();
  // The live picture is a mirror, the photo is not.
  const turned = (picture: string) =>
    page.locator(picture).evaluate((element) => getComputedStyle(element).transform);
  expect(await turned('[data-preview="live"] img')).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  await look('21-pose');
  await press(page, 'Take photo');
  await press(page, 'Cancel');
  await take(page);
  await press(page, 'Take again');
  await take(page);
  await page.getByRole('heading', { name: 'Good photo' }).waitFor();
  expect(await turned('img[data-photo]')).toBe('none');
  await look('22-review');

  await page.getByText('Photo 2 of 16').waitFor();
  await press(page, 'Leave out this part');
  for (const n of [3, 4]) {
    await page.getByText(`Photo ${n} of 16`).waitFor();
    await take(page);
  }
  await page.getByText('Photo 5 of 16').waitFor();
  await press(page, 'No more photos');
  await reach(page, 'result');
  await look('23-result');
  expect(seen.at(-1)).toMatch(/Photo \d of 3: /);

  await press(page, 'Close-up');
  await reach(page, 'closeup-spot');
  await look('24-closeup-spot');
  await page.locator('.crop-button').first().click();
  await reach(page, 'capture');
  await look('25-closeup');
  await press(page, 'Back to the result');
  await reach(page, 'result');
  await press(page, 'Close-up');
  await reach(page, 'closeup-spot');
  await page.locator('.crop-button').first().click();
  await reach(page, 'capture');
  await press(page, 'Take photo');
  await reach(page, 'review');
  await look('26-closeup-review');
  await toResult(page);

  await press(page, 'Next');
  await page.locator('main').getByRole('button', { name: 'No', exact: true }).click();
  await press(page, 'Print slip');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the slip (PDF)' }).click();
  const slip = execFileSync('pdftotext', ['-layout', await (await download).path(), '-'], {
    encoding: 'utf8',
  });
  const text = slip.replace(/\s+/g, ' ');
  expect(text).toContain('Photos of: Face; Chest; Belly');
  expect(text).toMatch(/No photo of: Neck;/);
  expect([...seen, slip].join('\n')).not.toMatch(bannedWords);
  await leave(page);
  expect(complaints).toEqual([]);
}, 240_000);
