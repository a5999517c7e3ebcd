import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readMark } from '../../src/open/marks.ts';
import { freePort } from '../fakes/machines/free-port.ts';
import { until } from '../fakes/until.ts';
import { violations } from './axe.ts';
import { agreeToHandOver, leave, signIn } from './desk-browser.ts';
import { openPage, press, screenshot, toResult, toReview } from './kiosk-browser.ts';
import { open, start, theBrowser } from './one-kiosk.ts';

const scaleCards = 'Scale cards to print (PDF)';

/** Counts the tones that a page sounds, in `data-tones` of its root. */
const countTones = (page: Page) =>
  page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...given: Parameters<typeof start>) {
      const root = document.documentElement;
      root.dataset.tones = String(Number(root.dataset.tones ?? 0) + 1);
      start.apply(this, given);
    };
  });

const tones = (page: Page, least: number) =>
  page.waitForFunction((n) => Number(document.documentElement.dataset.tones ?? 0) >= n, least);

/** The code on the kiosk's own screen, from a signed-in page. */
async function showCode(page: Page): Promise<string> {
  await press(page, 'Pair a computer');
  const code = (await page.locator('[data-code]').getAttribute('data-code')) ?? '';
  await press(page, 'Close');
  return code;
}

async function type(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code of 8 digits').fill(code);
  await press(page, 'Pair');
}

/** A customer who comes to the result, and lets the pharmacist see it. */
async function handOver(page: Page): Promise<void> {
  await toReview(page);
  await toResult(page);
  await agreeToHandOver(page);
}

/** A paired computer saves the sheet of scale cards; another browser at the kiosk gets it, which counts for nothing. */
async function savesFiles(there: Page, ownScreen: Page, stateFolder: string): Promise<void> {
  const made = () => readMark(stateFolder, 'scale-cards-made');
  await press(ownScreen, 'Open');
  const path = await ownScreen.getByRole('link', { name: scaleCards }).getAttribute('href');
  expect((await ownScreen.request.get(new URL(path ?? '', ownScreen.url()).href)).status()).toBe(200);
  expect(made()).toBeNull();

  expect(await there.locator('.no-files').count()).toBe(0);
  const sheet = there.waitForEvent('download');
  await there.getByRole('link', { name: scaleCards }).click();
  expect((await sheet).suggestedFilename()).toBe('scale-cards.pdf');
  await until(() => expect(made()).not.toBeNull());
}

it('pairs a computer by the code that the kiosk shows, and opens the pharmacist’s page there alone', async () => {
  const port = String(await freePort());
  const stateFolder = mkdtempSync(join(tmpdir(), 'desk-link-state-'));
  const kiosk = await start({
    SPL_KIOSK_DESK_LINK: 'lo',
    SPL_KIOSK_DESK_LINK_PORT: port,
    SPL_KIOSK_STATE_FOLDER: stateFolder,
  });
  const link = `https://127.0.0.1:${port}`;
  const { page: ownScreen } = await open('pharmacist/', kiosk);
  await signIn(ownScreen, kiosk);
  await ownScreen.getByText('0 computers are paired.').waitFor();
  const shown = (await ownScreen.locator('.link-facts').innerText()).split('\n').filter(Boolean);
  expect(shown).toContain(link);
  const code = await showCode(ownScreen);

  const { page: there } = await openPage(theBrowser(), link, { ignoreHTTPSErrors: true });
  await there.getByRole('heading', { name: 'Pair this computer' }).waitFor();
  for (const path of ['pharmacist/bell', 'pharmacist/session', 'index.html', 'technician/', 'metrics'])
    expect((await there.request.get(`${link}/${path}`)).status(), path).toBe(403);
  const wrong = code === '00000000' ? '11111111' : '00000000';
  for (let i = 0; i < 3; i++) {
    await type(there, wrong);
    await there.getByText('That code is not right').waitFor();
    await there.getByLabel('Code of 8 digits').fill('');
  }
  expect(await violations(there)).toEqual([]);
  await screenshot(there, 'desk-link-pair');
  await type(there, `${code.slice(0, 4)} ${code.slice(4)}`);
  await there.getByText('Enter the pharmacist’s PIN').waitFor();
  // The kiosk's other pages are not there, and no link leads to them.
  expect(await there.locator('.sign-in-back').count()).toBe(0);
  for (const path of ['index.html', 'technician/', 'metrics', 'pharmacist/desk-link', 'pharmacist/scan'])
    expect((await there.request.get(`${link}/${path}`)).status(), path).toBe(404);

  await signIn(there, kiosk);
  await there.getByRole('heading', { name: 'Nobody is waiting' }).waitFor();
  const { page: customer } = await open('', kiosk);
  await handOver(customer);
  await there.locator('.queue-item').waitFor();
  await press(there, 'Open');
  await there.locator('[data-case]').waitFor();
  await there.locator('.photo-area img, .viewer img, .viewer image').first().waitFor();
  await savesFiles(there, ownScreen, stateFolder);
  // It sees nothing of the kiosk's camera, and pairs no other computer.
  expect(await there.getByRole('button', { name: 'Scan a slip' }).count()).toBe(0);
  expect(await there.getByRole('button', { name: 'Pair a computer' }).count()).toBe(0);

  // The technician forgets it: its page shows nothing any longer.
  const { page: technician } = await openPage(theBrowser(), kiosk.technicianUrl);
  for (const digit of kiosk.pins.technician)
    await technician.getByRole('button', { name: digit, exact: true }).click();
  await press(technician, 'OK');
  await technician.getByText('1 computer is paired.').waitFor();
  await screenshot(technician, 'desk-link-technician');
  await press(technician, 'Forget all paired computers');
  await press(technician, 'Yes, forget them');
  await technician.getByText('0 computers are paired.').waitFor();
  await there.locator('[data-case]').waitFor({ state: 'detached' });
  await there.reload();
  await there.getByRole('heading', { name: 'Pair this computer' }).waitFor();
}, 240_000);

it('rings at the sign-in when a customer calls or hands over, and says only how many wait', async () => {
  const kiosk = await start();
  const { page: desk } = await open('pharmacist/', kiosk);
  await countTones(desk);
  await desk.reload();
  await desk.getByText('Nobody is waiting').waitFor();
  const { page: customer } = await open('', kiosk);
  await handOver(customer);
  await desk.getByText('1 waiting').waitFor();
  await tones(desk, 1);
  await press(customer, 'Call the pharmacist');
  await desk.getByText('The customer at the kiosk calls you · 1 waiting').waitFor();
  // It rings on until somebody comes, and tells no number of a visit.
  await tones(desk, 3);
  await screenshot(desk, 'desk-bell');
  const said = await desk.content();
  expect(await desk.locator('img, canvas').count()).toBe(0);
  await leave(customer);
  await signIn(desk, kiosk);
  const number = (await desk.locator('.queue-item').getAttribute('data-screening')) ?? '';
  expect(number).toMatch(/^[0-9A-Z]{4,}$/);
  expect(said).not.toContain(number);
}, 240_000);
