import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { screenshot } from './kiosk-browser.ts';
import { faultsOfLayout, type ScreenSize, showAt } from './layout.ts';
import { open, start } from './one-kiosk.ts';
import { tour } from './tour.ts';

const resolutions = [
  [1920, 1080],
  [1080, 1920],
  [1280, 800],
] as const;
const diagonals = [15, 21.5, 32];
const textSizes = ['small', 'normal', 'large', 'largest'] as const;

/** Every resolution with every size of text and with every diagonal; all of them where SPL_KIOSK_TEST_ALL is set. */
const sizes: ScreenSize[] = resolutions.flatMap(([width, height], i) =>
  textSizes.flatMap((textSize, j) =>
    diagonals
      .filter((_, k) => process.env.SPL_KIOSK_TEST_ALL !== undefined || k === (i + j) % diagonals.length)
      .map((inches) => ({ width, height, inches, textSize })),
  ),
);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, as "rule: element". */
async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 120))))`,
  );
  return Array.isArray(found) ? found.map(String) : [];
}

/** Lays the screen out in every size, page by page where it has several. */
async function layoutFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await showAt(page, size);
    const { width, height, inches, textSize } = size;
    const note = async () => {
      const found = await faultsOfLayout(page, size);
      faults.push(...found.map((fault) => `${width} × ${height}, ${inches} inches, ${textSize}: ${fault}`));
    };
    await note();
    const turn = (name: string) => page.locator('.page-buttons').getByRole('button', { name });
    while (await turn('More ›').isVisible()) {
      await turn('More ›').click();
      await note();
    }
    while (await turn('Page before').isVisible()) await turn('Page before').click();
  }
  return faults;
}

it('every screen fits without scrolling, has targets for a finger, and nothing that axe finds wrong', async () => {
  const kiosk = await start({ SPL_KIOSK_ACCEPT_SECONDS: '40' });
  const { page, complaints } = await open('', kiosk);
  const faults: string[] = [];
  let looked = 0;
  await tour(page, async (name) => {
    // A screen that goes by itself is looked at once; the others in every size.
    const goes = ['countdown', 'analysing'].includes(name);
    const found = [...(await accessibilityFaults(page)), ...(goes ? [] : await layoutFaults(page))];
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    await page.setViewportSize({ width: 1280, height: 800 });
    await screenshot(page, `screen-${String(++looked).padStart(2, '0')}-${name}`);
  });
  expect(faults).toEqual([]);
  expect(looked).toBeGreaterThan(25);
  expect(complaints).toEqual([]);
}, 600_000);
