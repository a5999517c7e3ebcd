import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../fakes/until.ts';
import { violations } from './axe.ts';
import { eraseAll, handOver, signIn } from './desk-browser.ts';
import { reach, screenshot } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';
import { faultsOfLayout, least } from './staff-layout.ts';

/** Sizes of the kiosk's own screen, a small screen and an upright one. */
const sizes = [
  [1920, 1080],
  [1280, 800],
  [1080, 1920],
] as const;

describe('the desk', () => {
  it('shows one screening on one page, on the screens that the desk is made for', async () => {
    await handOver();
    for (const pointer of ['mouse', 'finger'] as const) {
      const { page: desk } = await open('pharmacist/', theKiosk(), { hasTouch: pointer === 'finger' });
      await signIn(desk);
      await desk.getByRole('button', { name: 'Open' }).click();
      await desk.locator('.spot-card [data-crop="shown"]').first().waitFor();
      for (const [width, height] of sizes) {
        await desk.setViewportSize({ width, height });
        await screenshot(desk, `desk-${pointer}-${width}x${height}`);
        expect(await faultsOfLayout(desk, least[pointer]), `${pointer}, ${width} × ${height}`).toEqual([]);
      }
      // Everything that is folded away.
      for (const fold of ['table', 'limits']) await desk.locator(`[data-fold="${fold}"] summary`).click();
      await desk.setViewportSize({ width: 1280, height: 800 });
      expect(await faultsOfLayout(desk, least[pointer]), pointer).toEqual([]);
      expect(await violations(desk), pointer).toEqual([]);
      await screenshot(desk, `desk-${pointer}-folds`);
      await desk.close();
    }
    await eraseAll();
  }, 240_000);

  it('finds a screening by the number on its slip, as a hand scanner types it', async () => {
    await handOver();
    await handOver();
    const { page: desk } = await open('pharmacist/');
    await desk.getByRole('heading', { name: /PIN/ }).waitFor();
    expect(await violations(desk)).toEqual([]);
    await signIn(desk);
    const second = desk.locator('.queue-item').nth(1);
    await second.locator('[data-crop="shown"]').waitFor();
    await second.getByText(/^Waits \d minutes?$/).waitFor();
    for (const [width, height] of sizes) {
      await desk.setViewportSize({ width, height });
      await screenshot(desk, `desk-queue-${width}x${height}`);
      expect(await faultsOfLayout(desk, least.mouse)).toEqual([]);
    }
    expect(await violations(desk)).toEqual([]);
    const number = (await second.getAttribute('data-screening')) ?? '';
    await desk.keyboard.type(number.toLowerCase());
    await desk.waitForFunction(() => document.querySelectorAll('.queue-item').length === 1);
    await desk.keyboard.press('Enter');
    await desk.locator(`[data-case="${number}"]`).waitFor();
    await eraseAll();
  }, 240_000);

  it('is worked by keyboard alone', async () => {
    await handOver();
    const { page: desk } = await open('pharmacist/');
    await signIn(desk);
    await desk.getByRole('button', { name: 'Open' }).press('Enter');
    await desk.locator('[data-spot="1"][data-chosen="true"]').waitFor();
    await desk.keyboard.press('Alt+n');
    await desk.locator('[data-spot="2"][data-chosen="true"]').waitFor();
    await desk.keyboard.press('Alt+p');
    await desk.locator('[data-spot="1"][data-chosen="true"]').waitFor();
    await desk.keyboard.press('Alt+a');
    await desk.locator('.choice:has(:checked)', { hasText: 'Accept' }).waitFor();
    await desk.keyboard.press('Alt+r');
    expect(await desk.locator('.choice:has(:checked)', { hasText: /^(Accept: )?Refer$/ }).count()).toBe(1);
    const before = await desk.locator('[data-viewer]').getAttribute('viewBox');
    await desk.locator('[data-viewer]').press('+');
    await desk.waitForFunction(
      (was) => document.querySelector('[data-viewer]')?.getAttribute('viewBox') !== was,
      before,
    );
    await eraseAll();
  }, 240_000);

  it('asks first for the crops of the numbered spots, and shows a sign where one is to come or can’t come', async () => {
    await handOver();
    const { page: desk } = await open('pharmacist/');
    await signIn(desk);
    await desk.locator('.queue-item [data-crop="shown"]').first().waitFor();
    const held: Route[] = [];
    await desk.route('**/pharmacist/files/*', (route) => void held.push(route));
    await desk.getByRole('button', { name: 'Open' }).click();
    await until(() => held.length > 1);
    expect(await emptyCrops(desk)).toBe(0);
    expect(await desk.locator('.strip .strip-tile:has(img)').count()).toBe(
      await desk.locator('.strip .strip-tile:has([data-shown="true"])').count(),
    );
    await desk.unroute('**/pharmacist/files/*');
    await desk.route('**/pharmacist/files/*', (route) => void route.abort());
    // The page itself gives up some when it hears that others failed.
    for (const route of held) void route.abort().catch(() => undefined);
    await desk.locator('.strip-tile').nth(3).getByText('No picture').waitFor();
    expect(await emptyCrops(desk)).toBe(0);
    await eraseAll();
  }, 240_000);
});

/** How many crops show neither a picture nor a sign. */
const emptyCrops = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.crop:not([data-crop="shown"])')].filter(
        ({ textContent, children }) =>
          textContent === '' && ![...children].some(({ className }) => className === 'waiting-dots'),
      ).length,
  );

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
