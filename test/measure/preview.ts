/**
 * `npm run measure-preview`: the live picture of the running kiosk in Chromium. It measures the frames a second that
 * the page shows (moving colour bars, so that each frame differs), then the memory of daemon and browser over minutes.
 * Fails below 15 frames a second.
 */
import { chromium, type Page } from 'playwright-core';
import { browserArguments, openPage, reach, startKiosk } from '../e2e/kiosk-browser.ts';
import { childrenOf } from '../fakes/machines/run-main.ts';
import { noArguments } from './measure-arguments.ts';
import { below, megabytes } from './memory.ts';
import { summary } from './summary.ts';
import { toCapture } from './to-capture.ts';

await noArguments(`Usage: npm run measure-preview

Prints the frames a second that the page shows, and the memory of daemon and browser over minutes.`);

const seconds = 30;
const minutes = 3;

/** Pictures that the page shows in one second: those that differ from the one before, looked at on every repaint. */
const shownInOneSecond = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('[data-preview="live"] img');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [160, 90];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (image === null || context === null) throw new Error('There is no live picture on the page.');
    const begun = performance.now();
    let shown = 0;
    let before = '';
    for (;;) {
      await new Promise(requestAnimationFrame);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const now = context.getImageData(0, 0, canvas.width, canvas.height).data.join();
      if (now !== before) shown++;
      before = now;
      const elapsed = performance.now() - begun;
      if (elapsed >= 1000) return (shown / elapsed) * 1000;
    }
  });

const kiosk = await startKiosk([], { SPL_KIOSK_CAMERA: 'test', SPL_KIOSK_IDLE_WARN_SECONDS: '600' });
// The browser that a kiosk has, whose memory is measured.
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArguments });
try {
  const { page } = await openPage(browser, kiosk.link());
  await toCapture(kiosk);
  await reach(page, 'capture');
  await page.locator('[data-preview="live"]').waitFor();
  const size = await page
    .locator('[data-preview] img')
    .evaluate((image: HTMLImageElement) => `${image.naturalWidth} x ${image.naturalHeight}`);
  const rates: number[] = [];
  for (let second = 0; second < seconds; second++) rates.push(await shownInOneSecond(page));
  process.stdout.write(`shown on the page: ${summary(rates, 'frames a second', 1)} at ${size}\n`);
  // The page is left alone meanwhile, because reading its pixels fills its memory too.
  for (let minute = 0; minute <= minutes; minute++) {
    if (minute > 0) await new Promise((resolve) => setTimeout(resolve, 60_000));
    const memory = childrenOf(process.pid)
      .filter((pid) => pid !== kiosk.process.pid)
      .reduce((sum, pid) => sum + megabytes(pid) + below(pid), 0);
    const daemon = megabytes(kiosk.process.pid).toFixed(0);
    process.stdout.write(`after ${minute} min: daemon ${daemon} MB, Chromium ${memory.toFixed(0)} MB\n`);
  }
  process.exitCode = rates.reduce((sum, rate) => sum + rate, 0) / rates.length >= 15 ? 0 : 1;
} finally {
  await browser.close();
  await kiosk.stop();
}
