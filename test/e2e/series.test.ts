import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bannedWords } from '../wording.ts';
import {
  openBrowser,
  openPage,
  press,
  type RunningKiosk,
  reach,
  screenshot,
  startKiosk,
  toScope,
} from './kiosk-browser.ts';

const photo = fileURLToPath(new URL('../../models/demo/composed-abdomen.jpg', import.meta.url));

let browser: Browser;
let kiosk: RunningKiosk;

beforeAll(async () => {
  browser = await openBrowser();
  // Time to cancel it, on a busy machine as well.
  kiosk = await startKiosk(['--photos', photo], { SPL_KIOSK_COUNTDOWN_SECONDS: '5' });
});
afterAll(async () => {
  await browser?.close();
  await kiosk?.stop();
});

/** From the live picture to a photo that the kiosk finds good enough. */
async function take(page: Page): Promise<void> {
  await reach(page, 'capture');
  await press(page, 'Take photo');
  await page.locator('[data-countdown]').waitFor();
  await reach(page, 'review');
  await page.getByRole('button', { name: 'Use it' }).waitFor();
}

it('a full check of three photos, with a part left out, a photo taken again and a close-up', async () => {
  const { page, complaints } = await openPage(browser, kiosk.link());
  const seen: string[] = [];
  const look = async (name: string) => {
    await screenshot(page, name);
    seen.push(await page.locator('body').innerText());
  };
  await toScope(page);
  await look('20-scope');
  await page.locator('[data-scope="full"]').click();

  await page.getByText('Photo 1 of 16').waitFor();
  // The live picture is a mirror, the photo is not.
  const turned = (picture: string) =>
    page.locator(picture).evaluate((element) => getComputedStyle(element).transform);
  expect(await turned('[data-preview="live"] img')).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  await look('21-pose');
  await press(page, 'Take photo');
  await press(page, 'Cancel');
  await page.getByRole('button', { name: 'Take photo' }).waitFor();
  await take(page);
  await press(page, 'Take it again');
  await take(page);
  expect(await turned('img[data-photo]')).toBe('none');
  await look('22-review');
  await press(page, 'Use it');

  await page.getByText('Photo 2 of 16').waitFor();
  await press(page, 'Leave out this part');
  for (const n of [3, 4]) {
    await page.getByText(`Photo ${n} of 16`).waitFor();
    await take(page);
    await press(page, 'Use it');
  }
  await page.getByText('Photo 5 of 16').waitFor();
  await press(page, 'No more photos');
  await reach(page, 'result');
  await look('23-result');
  expect(seen.at(-1)).toMatch(/Photo \d of 3: /);
  expect(seen.at(-1)).toMatch(/No photo of: .*Neck/);

  await press(page, 'Close-up of a spot');
  await reach(page, 'closeup-spot');
  await look('24-closeup-spot');
  await page.locator('.crop-button').first().click();
  await reach(page, 'capture');
  await look('25-closeup');
  await press(page, 'Back to the result');
  await reach(page, 'result');
  await press(page, 'Close-up of a spot');
  await reach(page, 'closeup-spot');
  await page.locator('.crop-button').first().click();
  await reach(page, 'capture');
  await press(page, 'Take photo');
  await reach(page, 'review');
  await page
    .getByRole('button', { name: /^(Use it|Take it again)$/ })
    .first()
    .waitFor();
  await look('26-closeup-review');
  await page.getByRole('button', { name: 'Use it' }).click();
  await reach(page, 'result');

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
  await press(page, 'Finish');
  await reach(page, 'done');
  expect(complaints).toEqual([]);
}, 240_000);
