import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { handOver, signIn } from './desk-browser.ts';
import { Hand } from './keystroke-level.ts';
import { press, screenshot } from './kiosk-browser.ts';
import { open } from './one-kiosk.ts';

describe('the pharmacist', () => {
  it('comes from the queue to the signed letter in 8 taps and 40 seconds', async () => {
    await handOver();
    const { page } = await open('pharmacist/');
    await signIn(page);
    const hand = new Hand(page);
    await hand.tap(page.getByRole('button', { name: 'Open' }));
    await hand.tap(page.locator('.choice', { hasText: 'Accept' }));
    await hand.tap(page.locator('.choice', { hasText: 'Routine referral' }));
    await hand.tap(page.getByLabel('Your name'));
    await hand.type('Jane Łukaszewska');
    await hand.press('Tab');
    await hand.type('2045678');
    await hand.tap(page.getByRole('button', { name: 'Sign', exact: true }));
    await hand.tap(page.getByRole('button', { name: 'Print letter (A4)' }));
    await page.locator('[data-printing="printed"]').waitFor();
    expect(hand.taps).toBeLessThanOrEqual(8);
    expect(hand.seconds).toBeLessThanOrEqual(40);
    const number = await page.locator('[data-case]').getAttribute('data-case');
    await press(page, 'Done: erase it');
    await press(page, 'Yes, erase');

    // Weeks later, by the number that the doctor's answer names.
    await press(page, 'Doctors’ answers, figures');
    await page.locator(`[data-awaited="${number}"]`).getByRole('button', { name: 'Treated' }).click();
    await page.getByText('Nobody’s answer is awaited.').waitFor();
    const figures = await page.locator('tr[data-month] td').allInnerTexts();
    // Visits, signed, referred; benign, follow-up, treated; confirmed.
    expect(figures.slice(0, 7)).toEqual(['1', '1', '1', '0', '0', '1', '1']);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'desk-figures');
  }, 240_000);
});
