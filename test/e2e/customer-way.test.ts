import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { listen, StatusPrinter } from '../fakes/parts/status-printer.ts';
import { signIn } from './desk-browser.ts';
import { type RunningKiosk, reach, startOver, touchSite } from './kiosk-browser.ts';
import { open, start } from './one-kiosk.ts';
import { PlainWay } from './plain-way.ts';

// The bars: at most twelve touches and 350 words from the welcome to the slip, and all of it by keyboard alone.

/** The settings of a kiosk that nobody has changed. */
const asACustomerWaits = {
  SPL_KIOSK_HANDS_FREE: 'true',
  SPL_KIOSK_COUNTDOWN_SECONDS: '3',
  SPL_KIOSK_ACCEPT_SECONDS: '3',
};

/** What is touched from the welcome to the map of the body, screen by screen. */
const toMap = [
  ['welcome', 'Begin'],
  ['consent', 'I am 18 or over and agree'],
  ['urgent', 'None of these'],
  ['tone', 'Skin colour 2 of 10, from light to dark'],
  ['spots', 'None of these'],
  ['history', 'None of these'],
] as const;

let kiosk: RunningKiosk;
let network: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  network = await listen(new StatusPrinter());
  kiosk = await start({
    SPL_KIOSK_PRINTER: `escpos:127.0.0.1:${network.port}`,
    ...asACustomerWaits,
  });
});
afterAll(() => network.close());

describe('the plain way from the welcome to the slip', () => {
  it('takes at most 12 touches and 350 words, with somebody at the desk and paper in the printer', async () => {
    const { page: desk } = await open('pharmacist/', kiosk);
    await signIn(desk, kiosk);
    await desk.getByText('Nobody is waiting').waitFor();
    const { page } = await open('', kiosk);
    await reach(page, 'welcome');
    await page.getByText(en.welcome.empty).waitFor({ state: 'detached' });
    const way = new PlainWay(page);
    for (const [step, button] of toMap) {
      await reach(page, step);
      await way.look();
      await way.tap(button);
    }
    await reach(page, 'body-site');
    await way.look();
    await touchSite(page, 'left-arm');
    way.taps++;
    await reach(page, 'capture');
    await page.locator('[data-guidance="ready"]').waitFor();
    await way.look();
    await page.locator('[data-countdown]').waitFor();
    await way.look();
    for (const step of ['review', 'analysing', 'result']) {
      await reach(page, step);
      await way.look();
    }
    await way.tap('Next');
    await page.getByRole('heading', { name: 'May the pharmacist see' }).waitFor();
    await way.look();
    await way.tap('Yes');
    await page.locator('[data-handed-over="yes"]').waitFor();
    await way.look();
    await way.tap('Print slip');
    await page.locator('[data-slip="printed"]').waitFor();
    await way.look();
    const { taps, words, seconds } = way;
    process.stdout.write(`plain way: ${taps} touches, ${words} words, ${seconds.toFixed(0)} s\n`);
    expect(taps).toBeLessThanOrEqual(12);
    expect(words, way.read.join('\n')).toBeLessThanOrEqual(350);
    expect(words).toBeGreaterThan(150);
    await startOver(kiosk);
  }, 240_000);

  it('can be gone by Tab and Enter alone, up to the last screen', async () => {
    const press = (page: Page, name: string) => pressBy(page, name, 'Tab');
    const { page } = await open('', kiosk);
    for (const [step, name] of [...toMap, ['body-site', 'Chest'] as const]) {
      await reach(page, step);
      await press(page, name);
    }
    await reach(page, 'result');
    for (const name of ['Next', 'Yes', 'Print slip']) await press(page, name);
    await page.locator('[data-slip="printed"]').waitFor();
    await press(page, 'Finish');
    await page.locator('dialog[open]').waitFor();
    await press(page, 'Finish');
    await reach(page, 'done');
    await startOver(kiosk);
  }, 240_000);

  it('can be gone by a pad of four buttons, which leads through dialogs too', async () => {
    const { page } = await open('', kiosk);
    await reach(page, 'welcome');
    await pressBy(page, 'Text size', 'ArrowDown');
    await page.locator('dialog[open]').waitFor();
    await pressBy(page, 'Large', 'ArrowDown');
    await page.locator('html[data-text-size="large"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await pressBy(page, 'Begin', 'ArrowUp');
    await reach(page, 'consent');
    await pressBy(page, 'I am 18 or over and agree', 'ArrowDown');
    await reach(page, 'urgent');
    await startOver(kiosk);
  });
});

const mostStops = 60;

/** Goes from stop to stop by a key, of a keyboard or of a pad, until the named one has the focus, and presses Enter. */
async function pressBy(page: Page, name: string, key: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().waitFor();
  for (let stop = 0; stop < mostStops; stop++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (focused.trim() === name) return await page.keyboard.press('Enter');
    await page.keyboard.press(key);
  }
  throw new Error(`No way to ${name} by ${key}`);
}
