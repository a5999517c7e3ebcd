import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import { languages as allLanguages, type Language } from '../../src/screening/visit/language.ts';
import { Hearing } from './heard.ts';
import { chooseLanguage, press, reach, toBodyMap, touchSite } from './kiosk-browser.ts';
import { faultsOfLayout, showAt } from './layout.ts';
import { open, start, stopAndDelete } from './one-kiosk.ts';
import { tour } from './tour.ts';

const inDialog = (page: Page, name: string) =>
  page.locator('dialog[open]').getByRole('button', { name, exact: true });

async function turnOn(page: Page, { sound } = en): Promise<void> {
  await press(page, sound.open);
  await inDialog(page, sound.on).click();
  await inDialog(page, sound.close).click();
}

/** Arabic is written with marks for the voice and shown without; the others are told apart by their sentences alone. */
const tried: readonly Language[] = process.env.EVERY_COMBINATION === undefined ? ['ar'] : allLanguages;

it.each(tried)('says every text of every screen in "%s"', async (language) => {
  const words = await languages[language].kiosk();
  const kiosk = await start({
    SPL_KIOSK_ACCEPT_SECONDS: '10',
    SPL_KIOSK_COUNTDOWN_SECONDS: '5',
    SPL_KIOSK_HANDS_FREE: 'true',
  });
  const { page, complaints } = await open('', kiosk);
  const hearing = await Hearing.of(page);
  await reach(page, 'welcome');
  const missed: string[] = [];
  let last = '';
  const look = async (name: string) => {
    const isDialog = (await page.locator('dialog[open]').count()) > 0;
    const isOff = (await page.locator('[data-sound="off"]').count()) > 0;
    if (isOff && !isDialog) await turnOn(page, words);
    const place = isDialog ? 'dialog[open] h2' : 'main h1';
    const heading = await page.locator(place).innerText();
    if (heading !== last) await hearing.waitForHeading(heading, place);
    last = heading;
    if (await hearing.unvoiced()) missed.push(`${name}: ${await hearing.unvoiced()}`);
    await hearing.forget();
  };
  await tour(page, look, language);
  expect(missed).toEqual([]);
  await press(page, words.done.backToStart);
  await reach(page, 'welcome');
  await page.locator('[data-sound="off"]').waitFor();
  expect(complaints).toEqual([]);
});

it('is silent until a customer turns sound on, and again for the next one', async () => {
  const { page } = await open();
  const hearing = await Hearing.of(page);
  await press(page, 'Begin');
  await reach(page, 'consent');
  expect(await hearing.all()).toEqual([]);
  await turnOn(page);
  await hearing.waitFor('Do you agree?');
  await press(page, 'I am 18 or over and agree');
  await hearing.waitFor('Do you have one of these?');
  await stopAndDelete(page);
  await page.locator('[data-sound="off"]').waitFor();
  await hearing.forget();
  await press(page, 'Begin');
  await reach(page, 'consent');
  expect(await hearing.all()).toEqual([]);
});

it('pauses, goes on, and says the screen again', async () => {
  const { page } = await open();
  const hearing = await Hearing.of(page);
  await turnOn(page);
  await hearing.waitFor(en.welcome.title);
  await press(page, 'Pause');
  await page.getByRole('button', { name: 'Go on' }).click();
  await hearing.waitFor(en.welcome.begin);
  await hearing.forget();
  await press(page, 'Read again');
  await hearing.waitFor(en.welcome.title);
  expect((await hearing.all())[0]).toBe(en.welcome.title);
});

it('notes a text that no voice can say', async () => {
  const { page } = await open();
  const hearing = await Hearing.of(page);
  await turnOn(page);
  await hearing.waitFor(en.welcome.title);
  expect(await hearing.unvoiced()).toBeUndefined();
  await page.locator('main .lead').evaluate((lead) => lead.append('Nobody wrote this'));
  await page.locator('html[data-unvoiced="Nobody wrote this"]').waitFor();
});

it('says where the kiosk has no sounds', async () => {
  const { page } = await open();
  await Hearing.of(page, { sounds: false });
  await press(page, 'Sound');
  await page.getByText('Sound is not available on this kiosk.').waitFor();
  expect(await inDialog(page, 'On').count()).toBe(0);
});

it('beeps and speaks to a customer whose back is turned, although sound is off', async () => {
  const kiosk = await start({ SPL_KIOSK_COUNTDOWN_SECONDS: '5' });
  const { page } = await open('', kiosk);
  const hearing = await Hearing.of(page);
  await toBodyMap(page);
  await page.locator('[data-figure="back"] [data-site="upper-back"] [data-target]').click();
  await reach(page, 'capture');
  expect(await hearing.all()).toEqual([]);
  await press(page, 'Take photo');
  await reach(page, 'review');
  const heard = await hearing.all();
  const words = heard.filter((one) => typeof one === 'string');
  expect(words[0]).toBe('Turn round now');
  expect(words.indexOf('Get ready')).toBeGreaterThan(0);
  expect(words.indexOf('Hold still')).toBeGreaterThan(words.indexOf('Get ready'));
  const beeps = heard.filter((one) => typeof one === 'number');
  expect(beeps.length).toBeGreaterThanOrEqual(words.length - 1);
  expect(new Set(beeps).size).toBe(2);
});

it('has its buttons below every screen of any size', async () => {
  const kiosk = await start();
  const { page } = await open('', kiosk);
  await Hearing.of(page);
  const words = await chooseLanguage(page, 'de');
  await toBodyMap(page, words);
  await touchSite(page, 'left-arm');
  await reach(page, 'capture');
  await turnOn(page, words);
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
    [1280, 800],
  ] as const) {
    for (const [inches, textSize] of [
      [15, 'largest'],
      [21.5, 'normal'],
    ] as const) {
      const size = { width, height, inches, textSize };
      await showAt(page, size);
      expect(await faultsOfLayout(page, size), JSON.stringify(size)).toEqual([]);
    }
  }
});
