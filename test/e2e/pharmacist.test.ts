import { execFileSync } from 'node:child_process';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { until } from '../fakes/until.ts';
import { violations } from './axe.ts';
import { agreeToHandOver, handOver, leave, signIn } from './desk-browser.ts';
import { press, reach, screenshot, takePhoto, toResult, toReview, touchSite } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';

describe('the pharmacist', () => {
  it('takes a screening over, asks for a better photo, overrides with a reason, signs, prints and ends it', async () => {
    const { page: customer, complaints: ofCustomer } = await open();
    await toReview(customer);
    await toResult(customer);

    const { page: desk, complaints } = await open('pharmacist/');
    await signIn(desk);
    await desk.getByText('Nobody is waiting').waitFor();

    // Appears live, under the number on the customer's screen, once the customer agrees and not before.
    await agreeToHandOver(customer);
    const number = (await customer.locator('[data-handed-over="yes"]').innerText()).match(/[0-9A-Z]{8}/)?.[0];
    await desk.locator(`[data-screening="${number}"]`).getByRole('button', { name: 'Open' }).click();
    await desk.locator('[data-case]').waitFor();
    await desk.getByText('The customer is still at the kiosk.').waitFor();
    expect(await desk.locator('.suggestion-reasons li').count()).toBeGreaterThan(0);
    expect(await desk.locator('.strip-tile').count()).toBeGreaterThan(2);
    await expectPictures(desk);
    await desk
      .getByText(
        /^Where 1 in 200 people has one SPL among about 20 spots, about 1 in [\d,]+ spots in the band “(refer|follow|none)” is one\.$/,
      )
      .first()
      .waitFor();
    const picture = await desk.locator('[data-viewer] image').first().getAttribute('href');
    expect(picture).toMatch(/^\/pharmacist\/files\/[0-9a-f]{32}$/);

    for (const [overlay, name] of [
      ['evidence', 'Evidence for SPL'],
      ['oddness', 'Common to odd'],
    ] as const) {
      await press(desk, name);
      const href = await desk.locator(`[data-overlay="${overlay}"]`).getAttribute('href');
      expect((await desk.request.get(theKiosk().url + href)).headers()['content-type']).toBe('image/png');
    }
    await press(desk, 'Nothing');

    await press(desk, 'Ask for better photos');
    await customer.getByText(en.handOver.retake).waitFor();
    await press(customer, en.result.anotherPhoto);
    await touchSite(customer, 'chest');
    await takePhoto(customer);
    await reach(customer, 'analysing');
    await toResult(customer);
    await desk.locator('.photo-tabs').getByRole('button', { name: 'Chest' }).waitFor();
    // The customer calls: it rings here, and the screen there says that somebody comes.
    await press(customer, 'Call the pharmacist');
    await press(desk, 'I am coming');
    await customer.getByText('The pharmacist is coming').waitFor();
    await press(customer, 'Next');
    await leave(customer);
    await desk.getByText('The customer has left the kiosk.').waitFor();

    expect(await desk.locator('.decide input:checked').count()).toBe(0);
    expect(await desk.getByRole('button', { name: 'Sign', exact: true }).isDisabled()).toBe(true);
    await desk.locator('.choice', { hasText: 'Override' }).click();
    await desk.locator('.choice', { hasText: 'Inconclusive' }).click();
    await desk.getByLabel('Reason').fill('The light was poor; seen with the lens.');
    await desk.locator('.choice', { hasText: 'Routine referral' }).click();
    await desk.getByLabel('Your name').fill('Jane Łukaszewska');
    await desk.getByLabel('Registration number').fill('2045678');
    await desk.getByLabel('Note for the doctor').fill('한국 薬 क');
    await press(desk, 'Sign');
    await desk.getByText('The papers can’t show 한 국 क. Write it another way, then sign.').waitFor();
    await desk.getByLabel('Note for the doctor').fill('');
    await press(desk, 'Sign');
    await desk.locator('[data-signed="override"]').waitFor();

    await press(desk, 'Print letter (A4)');
    const download = desk.waitForEvent('download');
    await desk.getByRole('link', { name: 'Download the paper (PDF)' }).click();
    const letter = await (await download).path();
    const text = execFileSync('pdftotext', ['-layout', letter, '-'], { encoding: 'utf8' }).replace(
      /\s+/g,
      ' ',
    );
    for (const words of ['Jane Łukaszewska', '2045678', 'The light was poor', number ?? '?'])
      expect(text).toContain(words);
    await screenshot(desk, 'desk-signed');
    expect(await violations(desk)).toEqual([]);

    await press(desk, 'Done: erase it');
    await press(desk, 'Yes, erase');
    await desk.getByText('Nobody is waiting').waitFor();
    expect((await desk.request.get(theKiosk().url + picture)).status()).toBe(404);
    await press(desk, 'Sign out');
    await desk.getByText('Enter the pharmacist’s PIN').waitFor();
    expect((await desk.request.get(theKiosk().url + picture)).status()).toBe(401);
    expect([...complaints, ...ofCustomer]).toEqual([]);
    expect(theKiosk().output.stderr).not.toMatch(/ukaszewska|2045678/);
  }, 240_000);

  it('asks for no picture of a screening that it erases or signs out of', async () => {
    await handOver();
    const { page: desk, complaints } = await open('pharmacist/');
    const pictures = await heldPictures(desk);
    await signIn(desk);
    await desk.getByRole('button', { name: 'Open' }).click();
    await pictures.asked();
    await press(desk, 'Sign out');
    await desk.getByText('Enter the pharmacist’s PIN').waitFor();
    expect(await pictures.letGo()).toBe(0);

    await signIn(desk);
    await desk.getByRole('button', { name: 'Open' }).click();
    await pictures.asked();
    await press(desk, 'Erase without signing');
    await press(desk, 'Yes, erase');
    await desk.getByText('Nobody is waiting').waitFor();
    expect(await pictures.letGo()).toBe(0);
    expect(complaints).toEqual([]);
  }, 240_000);
});

/** Pictures that the page asks for do not get through before the test lets them go. */
async function heldPictures(page: Page) {
  let held: Route[] = [];
  await page.route('**/pharmacist/files/*', (route) => void held.push(route));
  return {
    /** Resolves once the page has asked for the photo and the first crop. */
    asked: () => until(() => held.length > 1),
    /** Lets all go; how many the page still wanted. */
    async letGo(): Promise<number> {
      const all = held.map((route) => route.request());
      for (const route of held) void route.continue().catch(() => undefined);
      held = [];
      const answers = await Promise.all(all.map((request) => request.response()));
      return answers.filter((answer) => answer !== null).length;
    },
  };
}

/** Every crop that is in view has come. */
async function expectPictures(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.strip-tile img')]
      .slice(0, 4)
      .every((image) => image.complete && image.naturalWidth > 0),
  );
}
