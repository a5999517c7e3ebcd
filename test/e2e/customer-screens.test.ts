import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from './axe.ts';
import { Between, type State } from './between.ts';
import { atRest, openPage, screenshot } from './kiosk-browser.ts';
import { faultsOfLayout, showAt, turnPage } from './layout.ts';
import { start, theBrowser } from './one-kiosk.ts';
import { full, hardest, type Look, pairsOf } from './pairs.ts';
import { tour } from './tour.ts';

const isFull = process.env.EVERY_COMBINATION !== undefined;

/** No screen has more pages; one that does never ends. */
const mostPages = 20;

/** Screens that go by themselves, and how to tell their states. They are shown again while the result stands. */
const passing: Readonly<Record<string, (state: State) => boolean>> = {
  countdown: ({ step, countdown }) => step === 'capture' && countdown === 2,
  review: ({ step, candidate }) => step === 'review' && candidate?.judged === true,
  analysing: ({ step, photos }) => step === 'analysing' && photos.some(({ spots }) => spots.length > 0),
};

/** Shows the page in these colours, on a screen and in a text of this size. */
async function show(page: Page, { language, theme, size }: Look): Promise<void> {
  await page.locator(`html[lang="${language}"]`).waitFor();
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
  await showAt(page, size);
  await atRest(page);
}

/** Lays the screen out, page by page where it has several. */
async function layoutFaults(page: Page, { size }: Look): Promise<string[]> {
  const faults = await faultsOfLayout(page, size);
  let turns = 0;
  for (; turns < mostPages && (await turnPage(page, 'on')); turns++)
    faults.push(...(await faultsOfLayout(page, size)));
  for (let back = 0; back < turns; back++)
    if (!(await turnPage(page, 'back'))) faults.push(`page ${turns - back} leads no further back`);
  return faults;
}

/** Everything wrong with the screen of one state, in several languages, colours and sizes. */
async function faultsOf(page: Page, between: Between, state: State, looks: readonly Look[]) {
  const faults: string[] = [];
  for (const look of looks) {
    between.show({ ...state, language: look.language });
    await show(page, look);
    const found = [...(await layoutFaults(page, look)), ...(look.isForAxe ? await violations(page) : [])];
    faults.push(
      ...found.map(
        (fault) => `${Object.values(look.size).join(' ')} ${look.language} ${look.theme}: ${fault}`,
      ),
    );
  }
  return faults;
}

const asBefore: Look = {
  language: 'en',
  theme: 'default',
  size: { width: 1280, height: 800, inches: 21.5, textSize: 'normal' },
  isForAxe: false,
};

it(
  'every screen, in every language, fits without scrolling, has targets for a finger, and nothing that axe finds wrong',
  async () => {
    // A busy machine takes its time to stop the countdown.
    const kiosk = await start({
      SPL_KIOSK_ACCEPT_SECONDS: '10',
      SPL_KIOSK_COUNTDOWN_SECONDS: '8',
      SPL_KIOSK_HANDS_FREE: 'true',
    });
    const { page, complaints } = await openPage(theBrowser(), 'about:blank');
    const between = await Between.of(page);
    await page.goto(kiosk.link());
    const faults: string[] = [];
    let looked = 0;

    const lookAt = async (name: string, state: State) => {
      const looks = isFull ? full : [...pairsOf(looked), ...hardest];
      looked++;
      faults.push(...(await faultsOf(page, between, state, looks)).map((fault) => `${name}: ${fault}`));
      between.show(state);
      await show(page, asBefore);
      await screenshot(page, `screen-${String(looked).padStart(2, '0')}-${name}`);
    };
    await tour(page, async (name) => {
      if (name in passing) return;
      await atRest(page);
      between.hold();
      await lookAt(name, between.newest);
      const soFar = complaints.length;
      if (name === 'result-says')
        for (const [passed, isIt] of Object.entries(passing)) {
          const state = between.states.findLast(isIt);
          if (state === undefined) throw new Error(`Nothing was seen of "${passed}".`);
          await lookAt(passed, state);
        }
      // The live picture that a countdown showed is no longer sent.
      complaints.splice(soFar);
      between.letGo();
      await page.locator(`main[data-step="${between.newest.step}"]`).waitFor();
    });
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThanOrEqual(26);
    expect(complaints).toEqual([]);
  },
  isFull ? 7_200_000 : 600_000,
);
