import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { bannedWords } from '../wording/wording.ts';
import {
  press,
  reach,
  screenshot,
  takePhoto,
  toBodyMap,
  toResult,
  toReview,
  toUrgent,
  touchSite,
} from './kiosk-browser.ts';
import { open, start, stopAndDelete, theKiosk } from './one-kiosk.ts';

describe('a customer', () => {
  it('goes from the welcome to a printed slip, and then nothing is left', async () => {
    const { page, complaints } = await open();
    const seen: string[] = [];
    const look = async (name: string) => {
      await screenshot(page, name);
      seen.push(await page.locator('body').innerText());
    };
    await look('01-welcome');
    expect(seen[0]).toContain('Research use only. Not a diagnosis.');
    expect(seen[0]).toContain('This check looks for brown and dark spots');
    expect(seen[0]).toMatch(/Simulated camera/);
    await press(page, 'Begin');
    await reach(page, 'consent');
    await look('02-consent');
    expect(seen.at(-1)).toContain('intimate areas, eyelids, skin under hair or tattoos');
    await press(page, 'Stop and delete');
    await reach(page, 'welcome');
    await toBodyMap(page);
    await touchSite(page, 'left-arm');
    await reach(page, 'capture');
    await page.locator('[data-preview="live"]').waitFor();
    await page.getByText('Camera on').waitFor();
    await look('07-capture');
    await takePhoto(page);
    await reach(page, 'review');
    await look('08-review');
    await page.locator('[data-outlined]:not([data-outlined="0"])').waitFor();
    await look('09-analysing');
    await toResult(page);
    await look('10-result');
    const sentences = Object.values(en.outcomes);
    expect(sentences.some((sentence) => seen.at(-1)?.includes(sentence))).toBe(true);
    const outlined = Number(await page.locator('[data-outlined]').getAttribute('data-outlined'));
    expect(outlined + (await page.locator('[data-number]').count())).toBeGreaterThan(3);
    const numbers = await page
      .locator('[data-number]')
      .evaluateAll((spots) => spots.map((spot) => Number(spot.getAttribute('data-number'))));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5].slice(0, numbers.length));
    expect(numbers).not.toEqual([]);
    const picture = await page.locator('main image').first().getAttribute('href');

    await press(page, 'Next');
    await look('11-ask');
    await page.locator('main').getByRole('button', { name: 'No', exact: true }).click();
    await page.locator('[data-handed-over="no"]').waitFor();
    await press(page, 'Print slip');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the slip (PDF)' }).click();
    const slip = await (await download).path();
    await look('12-slip');
    const text = execFileSync('pdftotext', ['-layout', slip, '-'], { encoding: 'utf8' });
    for (const words of [
      'Not yet reviewed by a pharmacist',
      'Research use only. Not a diagnosis.',
      'Left arm',
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
    seen.push(text);

    await press(page, 'Finish');
    await page.locator('dialog[open]').getByRole('button', { name: 'Finish' }).click();
    await reach(page, 'done');
    await look('13-done');
    // The last screen says again what the result said.
    expect(sentences.some((sentence) => seen.at(-1)?.includes(sentence))).toBe(true);
    expect(picture).toMatch(/^\/files\/[0-9a-f]{32}$/);
    expect((await page.request.get(theKiosk().url + picture)).status()).toBe(404);
    expect(seen.join('\n')).not.toMatch(bannedWords);
    expect(complaints).toEqual([]);
  });

  it('is sent to the pharmacist at an urgent sign, which the slip says, and may change that answer', async () => {
    const { page } = await open();
    await toUrgent(page);
    await press(page, 'I have one, or I am not sure');
    await reach(page, 'speak-now');
    await press(page, 'Change my answer');
    await page.locator('[data-sign="nail-line"]').click();
    await press(page, 'I have one, or I am not sure');
    await reach(page, 'speak-now');
    await screenshot(page, '14-speak-now');
    expect(await page.locator('main').innerText()).toContain(en.speakNow);
    await press(page, 'Print slip');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the slip (PDF)' }).click();
    const slip = execFileSync('pdftotext', ['-layout', await (await download).path(), '-'], {
      encoding: 'utf8',
    });
    expect(slip).toContain(en.urgentSigns['nail-line']);
    expect(slip).not.toContain(en.urgentSigns['unhealed-sore']);
    await press(page, 'Finish');
    await reach(page, 'done');
    expect(await page.locator('main').innerText()).toContain(en.speakNow);
  });

  it('answers one screen with two quick taps, and sees that the second does not count', async () => {
    const { page } = await open();
    await toUrgent(page);
    const isTapTaken = tapsAt(page, 'spots', 'None of these');
    await page.getByRole('button', { name: 'None of these', exact: true }).dblclick();
    await reach(page, 'tone');
    await page.getByRole('button', { name: 'Skin colour 2 of 10' }).dblclick();
    expect(await isTapTaken).toBe(false);
    await reach(page, 'spots');
    await stopAndDelete(page);
  });

  it('who does not agree is thanked and sent to the pharmacist', async () => {
    const { page } = await open();
    await press(page, 'Begin');
    await reach(page, 'consent');
    await press(page, 'No');
    await reach(page, 'declined');
    await press(page, 'Finish');
    await reach(page, 'done');
  });

  it('finds the visit again after a reload and in a second tab, and can delete it from there', async () => {
    const { page } = await open();
    await toReview(page);
    await toResult(page);
    await page.reload();
    await toResult(page);
    const second = await open();
    await toResult(second.page);
    await stopAndDelete(second.page);
    await reach(page, 'welcome');
  });

  it('is warned after a while and then forgotten, or stays when touching the screen', async () => {
    const impatient = await start({ SPL_KIOSK_IDLE_WARN_SECONDS: '2', SPL_KIOSK_IDLE_RESET_SECONDS: '15' });
    const { page } = await open('', impatient);
    await press(page, 'Begin');
    await page.getByRole('button', { name: 'I am still here' }).waitFor();
    await screenshot(page, '15-idle');
    await press(page, 'I am still here');
    await page.getByRole('button', { name: 'I am still here' }).waitFor({ state: 'detached' });
    await reach(page, 'consent');
    await reach(page, 'welcome');
  });
});

/** Whether a finger on this button in the very moment in which the step shows would press it. */
const tapsAt = (page: Page, step: string, button: string): Promise<boolean> =>
  page.evaluate(
    ([name = '', words]) =>
      new Promise<boolean>((resolve) => {
        const main = document.querySelector('main');
        const look = () => {
          if (main?.dataset.step !== name) return;
          const target = [...main.querySelectorAll('button')].find(({ innerText }) => innerText === words);
          const { x = 0, y = 0, width = 0, height = 0 } = target?.getBoundingClientRect() ?? {};
          resolve(target === document.elementFromPoint(x + width / 2, y + height / 2));
        };
        if (main)
          new MutationObserver(look).observe(main, { childList: true, subtree: true, attributes: true });
      }),
    [step, button],
  );
