import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { bannedWords } from '../wording.ts';
import { answerRisk, press, reach, screenshot, toReview, toUrgent } from './kiosk-browser.ts';
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
    await reach(page, 'about');
    await look('02-about');
    await press(page, 'I understand');
    await reach(page, 'age');
    await look('03-age');
    await press(page, 'Yes, I am 18 or over');
    await reach(page, 'consent');
    await look('04-consent');
    await press(page, 'Yes, I agree');
    for (let n = 1; n <= 4; n++) {
      await page.getByText(`Question ${n} of 4`).waitFor();
      if (n === 1) await look('05-urgent');
      await press(page, 'No');
    }
    await reach(page, 'risk');
    await look('05-tone');
    await answerRisk(page);
    await page.locator('[data-scope="spot"]').click();
    await reach(page, 'body-site');
    await look('06-body-site');
    await page
      .getByRole('list', { name: 'Parts of the body' })
      .getByRole('button', { name: 'Left arm, inner side' })
      .click();
    await reach(page, 'capture');
    await page.locator('[data-guidance]').waitFor();
    await look('07-capture');
    await press(page, 'Take photo');
    await reach(page, 'review');
    await page.getByRole('button', { name: 'Use it' }).waitFor();
    await look('08-review');
    await press(page, 'Use it');
    await page.locator('[data-spot]').first().waitFor();
    await look('09-analysing');
    await reach(page, 'result');
    await look('10-result');
    const sentences = Object.values(en.outcomes);
    expect(sentences.some((sentence) => seen.at(-1)?.includes(sentence))).toBe(true);
    expect(await page.locator('[data-spot]').count()).toBeGreaterThan(3);
    const numbers = await page
      .locator('[data-number]')
      .evaluateAll((spots) => spots.map((spot) => Number(spot.getAttribute('data-number'))));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5].slice(0, numbers.length));
    expect(numbers).not.toEqual([]);
    expect(seen.at(-1)).toMatch(/spots with a number stood out.*\. Ask about any spot that worries you\./);
    const picture = await page.locator('main image').first().getAttribute('href');

    await press(page, 'Print slip');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the slip (PDF)' }).click();
    const slip = await (await download).path();
    await look('11-slip');
    const text = execFileSync('pdftotext', ['-layout', slip, '-'], { encoding: 'utf8' });
    for (const words of [
      'Not yet reviewed by a pharmacist',
      'Research use only. Not a diagnosis.',
      'Left arm',
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
    seen.push(text);

    await press(page, 'No');
    await page.locator('[data-handed-over="no"]').waitFor();
    await press(page, 'Finish');
    await reach(page, 'done');
    await look('12-done');
    expect(picture).toMatch(/^\/files\/[0-9a-f]{32}$/);
    expect((await page.request.get(theKiosk().url + picture)).status()).toBe(404);
    expect(seen.join('\n')).not.toMatch(bannedWords);
    expect(complaints).toEqual([]);
  });

  it('is sent to the pharmacist without a photo after "not sure" to an urgent question, and may take a slip', async () => {
    const { page } = await open();
    await toUrgent(page);
    for (const [i, answer] of ['No', 'Not sure', 'No', 'No'].entries()) {
      await page.getByText(`Question ${i + 1} of 4`).waitFor();
      await press(page, answer);
    }
    await reach(page, 'speak-now');
    await screenshot(page, '13-speak-now');
    expect(await page.locator('main').innerText()).toContain(en.speakNow);
    await press(page, 'Print slip');
    await page.getByRole('link', { name: 'Download the slip (PDF)' }).waitFor();
    await press(page, 'Finish');
    await reach(page, 'done');
  });

  it('answers one question with two quick taps', async () => {
    const { page } = await open();
    await toUrgent(page);
    await page.getByRole('button', { name: 'No', exact: true }).dblclick();
    await page.getByText('Question 2 of 4').waitFor();
    const isTapTaken = tapsOnceItSays(page, 'Question 3 of 4', 'Not sure');
    await press(page, 'No');
    expect(await isTapTaken).toBe(false);
    for (const n of [3, 4]) {
      await page.getByText(`Question ${n} of 4`).waitFor();
      await press(page, 'No');
    }
    await reach(page, 'risk');
    await stopAndDelete(page);
  });

  it('below 18 is thanked and sent to the pharmacist', async () => {
    const { page } = await open();
    await press(page, 'Begin');
    await press(page, 'I understand');
    await press(page, 'No, I am under 18');
    await reach(page, 'too-young');
    await screenshot(page, '14-too-young');
    await stopAndDelete(page);
  });

  it('finds the visit again after a reload and in a second tab, and can delete it from there', async () => {
    const { page } = await open();
    await toReview(page);
    await page.reload();
    await reach(page, 'review');
    const second = await open();
    await reach(second.page, 'review');
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
    await reach(page, 'about');
    await reach(page, 'welcome');
  });
});

/** Whether a finger on this button in the very moment in which the screen says the words would press it. */
const tapsOnceItSays = (page: Page, words: string, button: string): Promise<boolean> =>
  page.evaluate(
    ([text = '', name]) =>
      new Promise<boolean>((resolve) => {
        const main = document.querySelector('main');
        const look = () => {
          if (!main?.textContent.includes(text)) return;
          const target = [...main.querySelectorAll('button')].find(({ innerText }) => innerText === name);
          const { x = 0, y = 0, width = 0, height = 0 } = target?.getBoundingClientRect() ?? {};
          resolve(target === document.elementFromPoint(x + width / 2, y + height / 2));
        };
        if (main) new MutationObserver(look).observe(main, { childList: true, subtree: true });
      }),
    [words, button],
  );
