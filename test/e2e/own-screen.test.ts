import { expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { deskLink, workshop } from '../../kiosk-ui/strings/en/staff.ts';
import { violations } from './axe.ts';
import { agreeToHandOver, signIn } from './desk-browser.ts';
import { press, screenshot, toResult, toReview } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';
import { faultsOfLayout, least } from './staff-layout.ts';

// The pages as the kiosk's own browser shows them, whose policy saves no file and does not say so.

const anyFile = 'a[download]';

it('the customer’s page offers no file where no paper comes, and says only what is true', async () => {
  const { page } = await open('screen/');
  await toReview(page);
  await toResult(page);
  await agreeToHandOver(page);
  await press(page, 'Print slip');
  await page.getByText(en.slipLeg.noPaper).waitFor();
  expect(await page.locator('.slip').innerText()).toMatch(/^No paper came out: .*\. Slip number: \w+\.$/);
  expect(await page.locator(anyFile).count()).toBe(0);
  await screenshot(page, 'own-screen-slip');

  await page.goto(`${theKiosk().url}/pharmacist/`);
  await signIn(page);
  await page.locator('.audit summary').click();
  await page.locator('.audit .no-files', { hasText: deskLink.noFiles }).waitFor();
  await press(page, 'Open');
  await page.locator('[data-case] .no-files', { hasText: deskLink.noFiles }).first().waitFor();
  expect(await page.locator(anyFile).count()).toBe(0);
  await screenshot(page, 'own-screen-case');
});

it('the technician’s page says which command writes the support bundle', async () => {
  const { page } = await open('screen/');
  await page.goto(`${theKiosk().url}/technician/`);
  for (const digit of theKiosk().pins.technician)
    await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, 'OK');
  await page.locator('h1[data-ready=true]').waitFor();
  const instead = await page.locator('.no-files').innerText();
  expect(instead).toBe(
    `${workshop.bundle}: ${workshop.bundleNotHere} sudo spl-kiosk support-bundle > FILE.json`,
  );
  expect(await page.locator(anyFile).count()).toBe(0);
  await page.setViewportSize({ width: 960, height: 540 });
  expect(await faultsOfLayout(page, least.mouse)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await page.locator('.no-files').evaluate((sentence) => sentence.scrollIntoView({ block: 'center' }));
  await screenshot(page, 'own-screen-technician');
});
