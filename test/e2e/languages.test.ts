import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import type { Language } from '../../src/contract/kiosk.ts';
import { chooseLanguage, press, reach, takePhoto, toBodyMap, toResult, touchSite } from './kiosk-browser.ts';
import { open, start } from './one-kiosk.ts';

/** Opens the dialog behind the globe, which every screen but the first has, and touches a language. */
async function change(page: Page, language: Language): Promise<void> {
  await page.locator('footer .button:has(.globe)').click();
  await page.locator('dialog[open]').getByRole('button', { name: languages[language].name }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.locator(`html[lang="${language}"]`).waitFor();
}

const direction = (page: Page) => page.evaluate(() => getComputedStyle(document.body).direction);

const leftOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.x ?? 0;

it('a customer chooses a language, changes it on the way, and takes a slip in it; the next one begins in English', async () => {
  const { page, complaints } = await open();
  const [de, ar] = await Promise.all([languages.de.kiosk(), languages.ar.kiosk()]);
  await chooseLanguage(page, 'de');
  expect(await page.locator('h1').innerText()).toBe(de.welcome.title);
  await toBodyMap(page, de);
  const figures = () => Promise.all(['front', 'back'].map((side) => leftOf(page, `[data-figure="${side}"]`)));
  const [front, back] = await figures();
  expect(front).toBeLessThan(back ?? 0);

  await change(page, 'ar');
  expect(await page.locator('h1').innerText()).toBe(ar.bodySite.title);
  expect(await direction(page)).toBe('rtl');
  // The words are on the other side; the figures are where they were beside each other, left and right as in a mirror.
  const [frontNow, backNow] = await figures();
  expect(frontNow).toBeLessThan(backNow ?? 0);
  expect(frontNow).toBeGreaterThan(front ?? 0);
  expect(await leftOf(page, '[data-site="left-arm"] [data-target] >> nth=0')).toBeLessThan(
    await leftOf(page, '[data-site="right-arm"] [data-target] >> nth=0'),
  );
  await press(page, ar.answers.open);
  await reach(page, 'answers');
  expect(await page.locator('[data-answer="history"] p').innerText()).toBe(ar.answers.none);
  await press(page, ar.answers.right);
  await touchSite(page, 'left-arm');
  await takePhoto(page, ar);
  await toResult(page);
  expect(Object.values(ar.outcomes)).toContain(await page.locator('h1').innerText());

  await change(page, 'de');
  expect(await direction(page)).toBe('ltr');
  expect(Object.values(de.outcomes)).toContain(await page.locator('h1').innerText());
  await press(page, de.result.next);
  await page.locator('main').getByRole('button', { name: de.handOver.no, exact: true }).click();
  await page.locator('[data-handed-over="no"]').waitFor();
  await press(page, de.result.printSlip);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: de.slipLeg.download }).click();
  const path = await (await download).path();
  const slip = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  for (const words of [
    de.slip.title,
    de.slip.notReviewed,
    de.slip.notExaminedTitle,
    de.siteNames['left-arm'],
  ])
    expect(slip).toContain(words);

  await press(page, de.result.finish);
  await page.locator('dialog[open]').getByRole('button', { name: de.finish.now }).click();
  await reach(page, 'done');
  await press(page, de.done.backToStart);
  await reach(page, 'welcome');
  await page.locator('html[lang="en"][dir="ltr"]').waitFor();
  expect(complaints).toEqual([]);
});

it('a language that nobody begins a visit in goes back to the kiosk’s own', async () => {
  const { page } = await open();
  // The minute in which nobody touches the screen passes when the test wants it.
  await page.addInitScript(() => {
    const real = window.setTimeout;
    const held = (then: TimerHandler, ms?: number) => {
      if (ms === 60_000) Object.assign(window, { minutePasses: then });
      return real(then, ms);
    };
    window.setTimeout = Object.assign(held, real);
  });
  await page.reload();
  await reach(page, 'welcome');
  await chooseLanguage(page, 'fr');
  await page.evaluate('minutePasses()');
  await page.locator('html[lang="en"]').waitFor();
  expect(await page.locator('main').getAttribute('data-step')).toBe('welcome');
});

it('a kiosk begins in its own language, and its staff read theirs', async () => {
  const kiosk = await start({ SPL_KIOSK_LANGUAGE: 'de', SPL_KIOSK_STAFF_LANGUAGE: 'ar' });
  const { page, complaints } = await open('', kiosk);
  await page.locator('html[lang="de"][dir="ltr"]').waitFor();
  expect(await page.locator('h1').innerText()).toBe((await languages.de.kiosk()).welcome.title);
  const { signIn, desk } = await languages.ar.staff();
  const { page: pharmacist } = await open('pharmacist/', kiosk);
  expect(await pharmacist.locator('h1').innerText()).toBe(signIn.titles.pharmacist);
  expect(await direction(pharmacist)).toBe('rtl');
  for (const digit of kiosk.pins.pharmacist) await press(pharmacist, digit);
  await press(pharmacist, signIn.ok);
  await pharmacist.getByText(desk.queue.none).waitFor();
  expect(await pharmacist.title()).toBe(desk.title);
  expect(complaints).toEqual([]);
});

/** What a page needs before a customer can use it in any language, but for fonts. */
const mostBytes = 120_000;

it('the page is small, and brings its own fonts', async () => {
  const { page, complaints } = await open();
  const loaded = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    const isFont = kind === 'font' || response.url().includes('font-zh');
    if (['document', 'script', 'stylesheet'].includes(kind) && !isFont)
      loaded.set(response.url(), response.body());
  });
  await page.reload();
  await reach(page, 'welcome');
  const sizes: Record<string, number> = {};
  for (const language of ['de', 'fr', 'es', 'ar', 'zh', 'en'] as const) {
    const before = new Set(loaded.keys());
    await chooseLanguage(page, language);
    const parts = await Promise.all([...loaded].filter(([url]) => !before.has(url)).map(([, body]) => body));
    sizes[language] = Buffer.concat(parts.map((part) => gzipSync(part))).length;
  }
  const all = await Promise.all(loaded.values());
  const total = all.reduce((sum, part) => sum + gzipSync(part).length, 0);
  const languageTotal = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(total - languageTotal).toBeGreaterThan(20_000);
  expect(total - languageTotal + Math.max(...Object.values(sizes))).toBeLessThan(mostBytes);
  expect(sizes.en).toBe(0);
  await chooseLanguage(page, 'ar');
  await chooseLanguage(page, 'zh');
  await page.evaluate(() => document.fonts.ready);
  const families = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  for (const family of ['Atkinson', 'Noto Sans Arabic', 'Noto Sans SC'])
    expect(families.map((name) => name.replaceAll('"', ''))).toContain(family);
  expect(complaints).toEqual([]);
});
