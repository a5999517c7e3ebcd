import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { handOver, signIn } from './desk-browser.ts';
import { reach, screenshot } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';

/** Sizes of the kiosk's own screen, a small screen and an upright one. */
const sizes = [
  [1920, 1080],
  [1280, 800],
  [1080, 1920],
] as const;

/** Elements that stick out of the page or are too small for a finger. */
const faultsOfLayout = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    for (const element of document.querySelectorAll('button, .choice, [role="tab"]')) {
      const { width, height, left, right } = element.getBoundingClientRect();
      const scrolls = element.closest('.strip ol, .tab-panel, .tabs');
      if (width < 40 || height < 40) faults.push(`${element.textContent} is ${width} × ${height}`);
      if (!scrolls && (left < 0 || right > innerWidth)) faults.push(`${element.textContent} hangs out`);
    }
    return faults;
  });

describe('the desk', () => {
  it('finds everything on the screens that the desk is made for', async () => {
    await handOver();
    const { page: desk } = await open('pharmacist/');
    await signIn(desk);
    await desk.getByRole('button', { name: 'Open' }).click();
    await desk.locator('[data-case]').waitFor();
    for (const [width, height] of sizes) {
      await desk.setViewportSize({ width, height });
      for (const tab of ['Lesion', 'All lesions', 'Answers', 'Quality, limits', 'Decide']) {
        await desk.getByRole('tab', { name: tab, exact: true }).click();
        await screenshot(desk, `desk-${tab.toLowerCase().replace(/\W+/g, '-')}-${width}x${height}`);
        expect(await faultsOfLayout(desk), `${tab} at ${width} × ${height}`).toEqual([]);
      }
    }
    // With the keyboard alone, from tab to tab and along the photo.
    await desk.getByRole('tab', { name: 'Decide' }).press('ArrowRight');
    await desk.getByRole('tab', { name: 'Lesion', exact: true, selected: true }).waitFor();
    const before = await desk.locator('[data-viewer]').getAttribute('viewBox');
    await desk.locator('[data-viewer]').press('+');
    await desk.waitForFunction(
      (was) => document.querySelector('[data-viewer]')?.getAttribute('viewBox') !== was,
      before,
    );
  }, 240_000);
});

it('tells the pharmacist what was done on the kiosk, and of nobody who it was', async () => {
  const { page: desk, complaints } = await open('pharmacist/');
  await signIn(desk);
  await desk.getByText('What was done on this kiosk').click();
  await desk.getByText('Each entry follows from the one before it').waitFor();
  const newest = desk.locator('.audit tbody tr').first();
  expect(await newest.innerText()).toContain('The pharmacist signed in');
  await screenshot(desk, 'pharmacist-audit');
  const saved = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Save all as a table (CSV)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  expect(complaints).toEqual([]);
});

describe('the customer’s own screen', () => {
  it('leads to the PIN, and comes back by itself where nobody enters one', async () => {
    const { page } = await open();
    await page.clock.install();
    await page.getByRole('link', { name: 'For the pharmacist' }).click();
    await page.getByRole('heading', { name: /PIN/ }).waitFor();
    await page.clock.runFor(40_000);
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.clock.runFor(40_000);
    expect(page.url()).toBe(`${theKiosk().url}/pharmacist/`);
    await page.clock.runFor(10_000);
    await reach(page, 'welcome');
  });

  it('is left alone on a second monitor', async () => {
    const { page } = await open('pharmacist/');
    await page.clock.install();
    await page.reload();
    await page.getByRole('heading', { name: /PIN/ }).waitFor();
    await page.clock.runFor(300_000);
    expect(page.url()).toBe(`${theKiosk().url}/pharmacist/`);
  });
});
