import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HistorySample } from '../../src/contract/technician.ts';
import { until } from '../fakes/until.ts';
import { violations } from './axe.ts';
import { openBrowser, openPage, type RunningKiosk, screenshot, startKiosk } from './kiosk-browser.ts';

let kiosk: RunningKiosk;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  kiosk = await startKiosk([]);
  browser = await openBrowser();
  ({ page, complaints } = await openPage(browser, kiosk.link()));
});
afterAll(async () => {
  await browser.close();
  await kiosk.stop();
});

const enterPin = async (pin: string) => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'OK' }).click();
};

it('leads a technician from the PIN to the tests', async () => {
  // As on the kiosk's own screen, which has no address line.
  await page.getByRole('link', { name: 'For the pharmacist' }).click();
  await page.getByRole('link', { name: 'For the technician' }).click();
  await page.getByText('Enter the technician’s PIN').waitFor();
  await enterPin(kiosk.pins.technician);
  await page.locator('h1[data-ready=true]').waitFor();
  // The headline never says more than the checks below it, which grow while the page is read.
  const rows = async (status: string) => await page.locator(`tr[data-status=${status}]`).count();
  await until(async () => {
    const [failed, degraded] = [await rows('failed'), await rows('degraded')];
    const said = await page.locator('section[aria-labelledby=overview]').innerText();
    expect(said).toContain(`${failed} failed, ${degraded} degraded`);
    expect(said).toContain(
      failed > 0 ? 'Customers can be screened, but something is not right' : 'Ready for customers',
    );
  });

  await page.getByText(/lesion-detector \d+\.\d+\.\d+ on cpu/).waitFor();
  expect(await page.getByRole('row', { name: /^degraded camera .*simulated/ }).count()).toBe(1);
  expect(await page.getByText(/not compiled|Failed to load|no TensorRT/).count()).toBeGreaterThan(0);
  expect(await page.locator('.log li').count()).toBeGreaterThan(3);
  expect(await page.getByText('Research use only. Not a diagnosis.').count()).toBe(1);

  // What is wrong stands first, then tests and log; plots, which fill a screen, come last.
  await page.getByText('Off: the setting deskLink names no network interface').waitFor();
  const headings = await page.locator('main h1, main h2').allInnerTexts();
  expect(headings.slice(1)).toEqual([
    ...['What to do', 'Tests', 'The computer behind the counter', 'Log', 'What is fine'],
    'The last 24 hours',
  ]);

  await page.getByRole('button', { name: 'Take a test photo' }).click();
  await page.getByText(/^Not done, .*: \d+ × \d+, [\d.]+ s$/).waitFor();
  await page.getByRole('button', { name: 'Print a test slip' }).click();
  await page.getByText(/^Not done, .*: [\d.]+ s$/).waitFor();
  expect(await page.getByRole('button', { name: 'Restart the kiosk' }).isDisabled()).toBe(true);
  // No picture of anybody is on the page, and its session opens none of the pharmacist's, whatever it calls itself.
  expect(await page.locator('img, canvas, video').count()).toBe(0);
  const sessions = await page.context().cookies();
  const token = sessions.find(({ name }) => name === 'spl-kiosk-technician')?.value;
  expect(token).toBeDefined();
  const cookie = `${kiosk.cookie}; spl-kiosk-technician=${token}; spl-kiosk-pharmacist=${token}`;
  const refused = await fetch(`${kiosk.url}/pharmacist/files/any`, { headers: { cookie } });
  expect(refused.status).toBe(401);

  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the support bundle' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^spl-kiosk-.*\.json$/);
  await screenshot(page, 'technician');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('is open to a technician who comes by the door of its own, and sees no visit', async () => {
  const context = await browser.newContext();
  const own = await context.newPage();
  await own.goto(kiosk.technicianUrl);
  await own.getByText('Enter the technician’s PIN').waitFor();
  for (const digit of kiosk.pins.technician)
    await own.getByRole('button', { name: digit, exact: true }).click();
  await own.getByRole('button', { name: 'OK' }).click();
  await own.locator('h1[data-ready=true]').waitFor();
  await own.goto(new URL('/', kiosk.technicianUrl).href);
  expect(own.url()).toBe(kiosk.technicianUrl);
  expect((await own.goto(`${kiosk.url}/pharmacist/`))?.status()).toBe(403);
  await context.close();
});

it('draws a day of heat, latency and memory, and shows what is newer than the page in English', async () => {
  const now = Date.now();
  const history: HistorySample[] = Array.from({ length: 1440 }, (_, i) => ({
    at: new Date(now - (1439 - i) * 60_000).toISOString(),
    celsius: 55 + 12 * Math.sin(i / 200),
    runMs: {
      'lesion-classifier': 4 + (i % 3),
      ...(i > 500 && i < 900 && { 'lesion-detector': 9 + (i % 5) }),
    },
    memoryBytes: 8e8 + 1e5 * (i % 100),
  }));
  const newer = {
    ...{ name: 'newer', status: 'ok', value: 'As the daemon says it', remedy: null },
    sentences: { value: { key: 'newerThanThisPage', values: {} }, remedy: null },
  };
  await page.route('**/technician/state', async (route) => {
    const response = await route.fetch();
    const state = await response.json();
    await route.fulfill({ response, json: { ...state, history, checks: [...state.checks, newer] } });
  });
  await page.locator('p.value [lang=en]', { hasText: 'As the daemon says it' }).waitFor();
  const plots = page.locator('.plot');
  await until(async () => expect(await plots.locator('polyline').count()).toBe(4));
  expect(await plots.nth(0).innerText()).toMatch(/Hottest sensor[\s\S]*newest \d+, highest 67/);
  // Within the drawing: 24 hours wide, from 0 to a round number above the highest.
  const points = (await plots.nth(0).locator('polyline').getAttribute('points')) ?? '';
  const places = points.split(' ').map((point) => point.split(',').map(Number));
  expect(places).toHaveLength(1440);
  expect(places[0]?.[0]).toBeCloseTo(0, 0);
  expect(places.at(-1)?.[0]).toBeCloseTo(480, 0);
  for (const [, y = -1] of places) expect(y > 0 && y < 120).toBe(true);
  await page.locator('#day').scrollIntoViewIfNeeded();
  await screenshot(page, 'technician-day');
  await page.unrouteAll({ behavior: 'wait' });
});

it('shows nothing once the technician has signed out', async () => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Enter the technician’s PIN').waitFor();
  expect(await page.locator('.checks').count()).toBe(0);
});
