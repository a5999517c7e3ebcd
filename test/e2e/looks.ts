import type { Page } from 'playwright-core';
import { violations } from './axe.ts';
import { atRest } from './kiosk-browser.ts';

/** `npm test` looks at the one that differs most. */
const colours =
  process.env.EVERY_COMBINATION === undefined
    ? ['High contrast, dark']
    : ['High contrast, light', 'High contrast, dark', 'Soft'];

/** Chooses a size of text and colours, as the page offers them. */
async function choose(page: Page, ...names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Text size', exact: true }).click();
  const dialog = page.locator('dialog[open]');
  for (const name of [...names, 'Close']) await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await atRest(page);
}

/** What is wrong with a page of the staff in its largest text and other colours; leaves it as it was. */
export async function faultsInOtherLooks(page: Page, layout: () => Promise<string[]>): Promise<string[]> {
  const faults: string[] = [];
  for (const name of colours) {
    await choose(page, 'Largest', name);
    const found = [...(await violations(page, ['color-contrast'])), ...(await layout())];
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  await choose(page, 'Normal', 'Standard');
  return faults;
}
