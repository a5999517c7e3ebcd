import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { until } from '../fakes/until.ts';
import { eraseAll, handOver, signIn } from './desk-browser.ts';
import { press } from './kiosk-browser.ts';
import { open } from './one-kiosk.ts';

afterEach(() => eraseAll());

const note = (page: Page) => page.getByLabel('Note for the doctor');

/** An answer to a request of the desk, as Socket.IO writes it. */
const isAnswer = (message: string | Buffer) => /^43\/pharmacist,/.test(String(message));

/** The page's link to the daemon, which a test can cut, and whose answers it can lose. */
async function linkOf(page: Page) {
  let isCut = false;
  let losesAnswers = false;
  let lost = 0;
  let cut: () => void = () => undefined;
  await page.routeWebSocket(/socket\.io/, async (ws) => {
    if (isCut) return await ws.close();
    const server = ws.connectToServer();
    cut = () => {
      void server.close();
      void ws.close();
    };
    ws.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (losesAnswers && isAnswer(message)) lost++;
      else ws.send(message);
    });
  });
  return {
    loseAnswers: () => {
      losesAnswers = true;
    },
    hasLost: () => lost > 0,
    cut: async () => {
      isCut = true;
      cut();
      await page.getByText('This page continues as soon as it does').waitFor();
    },
    mend: () => {
      isCut = false;
      losesAnswers = false;
    },
  };
}

/** Signed in, with the only screening of the queue open. */
async function openCase() {
  await handOver();
  const { page } = await open('pharmacist/');
  const link = await linkOf(page);
  await page.reload();
  await signIn(page);
  await press(page, 'Open');
  await page.locator('[data-case]').waitFor();
  return { page, link };
}

it('a form whose answer was lost with the link is sent again, with what was typed after it', async () => {
  const { page, link } = await openCase();
  link.loseAnswers();
  await note(page).fill('Its lower edge');
  await until(link.hasLost);
  await note(page).pressSequentially(' is darker');
  await link.cut();
  await note(page).pressSequentially(' than in June');
  link.mend();
  await page.locator('[data-kept="true"]').waitFor();
  expect(await note(page).inputValue()).toBe('Its lower edge is darker than in June');
  await page.reload();
  await press(page, 'Open');
  await page.locator('[data-case]').waitFor();
  expect(await note(page).inputValue()).toBe('Its lower edge is darker than in June');
}, 240_000);

it('a form whose answer was lost with the session is kept in the next one', async () => {
  const { page, link } = await openCase();
  link.loseAnswers();
  await note(page).fill('Its lower edge');
  await until(link.hasLost);
  await note(page).pressSequentially(' is darker');
  link.mend();
  await page.request.post(new URL('/pharmacist/sign-out', page.url()).href);
  await signIn(page);
  await page.locator('[data-kept="true"]').waitFor();
  expect(await note(page).inputValue()).toBe('Its lower edge is darker');
}, 240_000);

it('a screening that was erased while the link was lost does not stay on the page', async () => {
  const { page, link } = await openCase();
  await link.cut();
  await eraseAll();
  link.mend();
  await page.getByText('This screening is no longer kept.').first().waitFor();
  await page.locator('[data-case]').waitFor({ state: 'detached' });
  expect(await page.locator('img, canvas').count()).toBe(0);
}, 240_000);
