import { expect, it } from 'vitest';
import { listen, StatusPrinter } from '../fakes/parts/status-printer.ts';
import { openBrowser, openPage, screenshot, startKiosk } from './kiosk-browser.ts';

it('says on the first screen that a printer is missing, and begins once it is there', async () => {
  const paper = new StatusPrinter();
  paper.status = 'offline';
  const printer = await listen(paper);
  const kiosk = await startKiosk([], { SPL_KIOSK_PRINTER: `escpos:127.0.0.1:${printer.port}` });
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, kiosk.link());
    await page.getByText('Out of order: please ask the pharmacist.').waitFor();
    const begin = page.getByRole('button', { name: 'Begin', exact: true });
    expect(await begin.isDisabled()).toBe(true);
    await screenshot(page, 'out-of-order');
    paper.status = 'idle';
    await page.getByRole('button', { name: 'Begin', exact: true, disabled: false }).waitFor();
    await begin.click();
    await page.locator('main[data-step="consent"]').waitFor();
  } finally {
    await browser.close();
    await kiosk.stop();
    await printer.close();
  }
});
