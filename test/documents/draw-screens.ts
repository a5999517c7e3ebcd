/** `npm run draw-screens`: takes the pictures of the pages, as they are now, for the READMEs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { languages } from '../../src/screening/visit/language.ts';
import { atRest, openBrowser, openPage, startKiosk, startOver } from '../e2e/kiosk-browser.ts';
import { tour } from '../e2e/tour.ts';
import { root } from '../import-graph.ts';
import { noArguments } from '../measure/measure-arguments.ts';

await noArguments(`Usage: npm run draw-screens

Goes through a visit in Chromium in every language, and writes kiosk-ui/screenshots: result.png, pharmacist.png, screens.jpg
with every screen of the customer's page, languages.jpg with the main ones in each language; and deploy/pictures: welcome.png
and technician.png.`);

const folder = join(root, 'kiosk-ui/screenshots');
/** The sheet: how many pictures stand in a row, and how wide each is and the gap between them, in pixels. */
const [columns, across, gap] = [4, 520, 12];
const deployed = join(root, 'deploy/pictures');
/** What the sheet of the languages shows of each, a language in a row. */
const main = ['welcome', 'urgent', 'spots', 'body-site', 'capture', 'result-says', 'result-printed', 'done'];

const kiosk = await startKiosk(['--photos', join(root, 'models/demo/composed-back.jpg')], {
  SPL_KIOSK_ACCEPT_SECONDS: '10',
  SPL_KIOSK_COUNTDOWN_SECONDS: '3',
  SPL_KIOSK_HANDS_FREE: 'true',
});
const browser = await openBrowser();
try {
  const { page } = await openPage(browser, kiosk.link());
  const inEach: Buffer[] = [];
  for (const language of languages) {
    const screens: Buffer[] = [];
    await tour(
      page,
      async (name) => {
        const picture = await still(page);
        screens.push(picture);
        if (main.includes(name)) inEach.push(picture);
        if (language !== 'en') return;
        if (name === 'result-says') writeFileSync(join(folder, 'result.png'), picture);
        if (name === 'welcome') writeFileSync(join(deployed, 'welcome.png'), picture);
      },
      language,
    );
    if (language === 'en') writeFileSync(join(folder, 'screens.jpg'), await sheetOf(screens, columns));
    await startOver(kiosk);
  }
  writeFileSync(join(folder, 'languages.jpg'), await sheetOf(inEach, main.length));
  const { page: desk } = await openPage(browser, kiosk.link('pharmacist/'));
  for (const digit of kiosk.pins.pharmacist)
    await desk.getByRole('button', { name: digit, exact: true }).click();
  await desk.getByRole('button', { name: 'OK', exact: true }).click();
  await desk.getByRole('button', { name: 'Open' }).first().click();
  await desk.locator('[data-case]').waitFor();
  await desk.waitForLoadState('networkidle');
  writeFileSync(join(folder, 'pharmacist.png'), await still(desk));
  const { page: workshop } = await openPage(browser, kiosk.technicianUrl);
  for (const digit of kiosk.pins.technician)
    await workshop.getByRole('button', { name: digit, exact: true }).click();
  await workshop.getByRole('button', { name: 'OK', exact: true }).click();
  await workshop.locator('h1[data-ready=true]').waitFor();
  // The checks that the system's programs answer come last.
  await workshop.locator('th', { hasText: /^display$/ }).waitFor();
  writeFileSync(join(deployed, 'technician.png'), await still(workshop));
} finally {
  await browser.close();
  await kiosk.stop();
}
process.stdout.write(`Written: ${folder}\n`);

async function still(page: Page): Promise<Buffer> {
  await atRest(page);
  return await sharp(await page.screenshot())
    .resize({ width: 1280, withoutEnlargement: true })
    .png({ palette: true, quality: 70, effort: 10, dither: 0.6 })
    .toBuffer();
}

async function sheetOf(pictures: readonly Buffer[], columns: number): Promise<Buffer> {
  const small = await Promise.all(pictures.map((one) => sharp(one).resize({ width: across }).toBuffer()));
  const { height = 0 } = await sharp(small[0]).metadata();
  const rows = Math.ceil(small.length / columns);
  return await sharp({
    create: {
      width: columns * (across + gap) + gap,
      height: rows * (height + gap) + gap,
      channels: 3,
      background: '#8a9499',
    },
  })
    .composite(
      small.map((input, i) => ({
        input,
        left: gap + (i % columns) * (across + gap),
        top: gap + Math.floor(i / columns) * (height + gap),
      })),
    )
    .jpeg({ quality: 74 })
    .toBuffer();
}
