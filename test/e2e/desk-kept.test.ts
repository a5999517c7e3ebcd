import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mostLines } from '../../src/screening/record/letter-room.ts';
import { until } from '../fakes/until.ts';
import { violations } from './axe.ts';
import { eraseAll, handOver, signIn } from './desk-browser.ts';
import { press } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';

const note = (page: Page) => page.getByLabel('Note for the doctor');

async function openCase(page: Page): Promise<void> {
  await signIn(page);
  await page.getByRole('button', { name: 'Open' }).first().click();
  await page.locator('[data-case]').waitFor();
}

/** The daemon's messages of one kind do not reach the page before they are let through. */
async function holdMessages(page: Page, kind: 'case' | 'state') {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/socket\.io/, (ws) => {
    const server = ws.connectToServer();
    ws.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (held !== null && String(message).includes(`"${kind}"`)) held.push(() => ws.send(message));
      else ws.send(message);
    });
  });
  return {
    hold: () => {
      held = [];
    },
    isHolding: () => (held?.length ?? 0) > 0,
    letGo: () => {
      for (const send of held ?? []) send();
      held = null;
    },
  };
}

describe('the pharmacist', () => {
  it('finds again what was filled in after a reload, the end of the session, and signing out', async () => {
    await handOver();
    const { page } = await open('pharmacist/');
    await openCase(page);
    await page.locator('.choice', { hasText: 'Watch for 8 weeks' }).click();
    await note(page).pressSequentially('Its lower edge is darker');
    await page.reload();
    await page.getByRole('button', { name: 'Open' }).click();
    await expectNote(page, 'Its lower edge is darker');
    await page.locator('.choice:has(:checked)', { hasText: 'Watch for 8 weeks' }).waitFor();

    // As the end of three idle minutes does, the daemon ends the session; the next one is where this one was.
    await note(page).pressSequentially(' than in June');
    await page.locator('[data-kept="true"]').waitFor();
    await page.request.post(`${theKiosk().url}/pharmacist/sign-out`);
    await page.getByText('Enter the pharmacist’s PIN').waitFor();
    await signIn(page);
    await page.locator('[data-case]').waitFor();
    await expectNote(page, 'Its lower edge is darker than in June');

    await press(page, 'Sign out');
    await page.getByText('Filled in but not signed').waitFor();
    await press(page, 'Yes, sign out');
    await openCase(page);
    await expectNote(page, 'Its lower edge is darker than in June');
    expect(theKiosk().output.stderr).not.toContain('lower edge');
    await erase(page);
  }, 240_000);

  it('hears while typing how much fits into the letter, and loses nothing of what does not', async () => {
    await handOver();
    const { page } = await open('pharmacist/');
    await openCase(page);
    await note(page).fill('One line.\nAnother one.');
    await page.getByText(`Lines in the letter: 2 of ${mostLines.note}`).waitFor();
    await page.locator('.choice', { hasText: 'Accept' }).click();
    await page.locator('.choice', { hasText: 'Routine referral' }).click();
    await page.getByLabel('Your name').fill('Jane Łukaszewska');
    await page.getByLabel('Registration number').fill('2045678');
    const sign = page.getByRole('button', { name: 'Sign', exact: true });
    await sign.and(page.locator(':enabled')).waitFor();

    const tooLong = 'It has grown since June and its lower edge is darker. '.repeat(80).trim();
    await note(page).fill(tooLong);
    await page.getByText(/^Too long for the letter: \d+ lines, and \d+ fit/).waitFor();
    await page.getByText('Before you sign: a shorter note.').waitFor();
    expect(await sign.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-kept="true"]').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Open' }).click();
    await expectNote(page, tooLong);

    // Longer than is kept: the page says so, and the line to the kiosk stays open.
    await note(page).fill(tooLong.repeat(3));
    await page.getByText('This text is too long to be kept: shorten it.').waitFor();
    await note(page).fill('Short again.');
    await page.locator('[data-kept="true"]').waitFor();
    await erase(page);
  }, 240_000);

  it('sees what another screen fills in, and chooses where both changed the same form', async () => {
    await handOver();
    const [{ page: first }, { page: second }] = [await open('pharmacist/'), await open('pharmacist/')];
    const cases = await holdMessages(second, 'case');
    await second.reload();
    await openCase(first);
    await openCase(second);
    await note(first).fill('From the first');
    await expectNote(second, 'From the first');

    cases.hold();
    await note(first).fill('From the first again');
    await first.locator('[data-kept="true"]').waitFor();
    await note(second).fill('From the second');
    await second.getByText('changed on another screen while you filled it in here').waitFor();
    cases.letGo();
    await expectNote(second, 'From the second');
    await expectNote(first, 'From the first again');
    await press(second, 'Keep mine');
    await expectNote(first, 'From the second');
    await erase(first);
  }, 240_000);

  it('reads that nobody waits only once the queue is known', async () => {
    const { page } = await open('pharmacist/');
    const states = await holdMessages(page, 'state');
    await page.reload();
    states.hold();
    await signIn(page);
    await until(states.isHolding);
    expect(await page.locator('body').innerText()).not.toContain('Nobody is waiting');
    states.letGo();
    await page.getByText('Nobody is waiting').waitFor();
  });

  it('hears that the session is about to end, and goes on with one touch', async () => {
    await handOver();
    const { page } = await open('pharmacist/');
    await page.addInitScript(() => {
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...args) {
        document.documentElement.dataset.heard = 'yes';
        start.apply(this, args);
      };
    });
    await page.clock.install();
    await page.reload();
    await openCase(page);
    // The page's clock stands still from here on: however slow the machine, the minute of the warning does not run out.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 125_000);
    await page.clock.runFor(2000);
    await page.getByText('Still there?').waitFor();
    expect(await page.locator('html').getAttribute('data-heard')).toBe('yes');
    await page.mouse.click(5, 400);
    await page.clock.runFor(2000);
    await page.getByText('Still there?').waitFor({ state: 'detached' });
    // This page's clock has run on, and its socket with it.
    await page.close();
    await eraseAll();
  }, 240_000);
});

async function expectNote(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('textarea')].some(({ value }) => value === wanted),
    text,
  );
}

async function erase(page: Page): Promise<void> {
  await press(page, 'Erase without signing');
  await press(page, 'Yes, erase');
  await page.getByText('Nobody is waiting').waitFor();
}
