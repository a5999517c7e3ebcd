import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { fill } from '../../kiosk-ui/shared/fill.ts';
import { en, type KioskWords } from '../../kiosk-ui/strings/en/kiosk.ts';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import type { Language } from '../../src/contract/kiosk.ts';
import { freePort } from '../fakes/machines/free-port.ts';
import { collect, startMain } from '../fakes/machines/run-main.ts';
import { Visitor } from '../fakes/parts/visitor.ts';

/** Pictures of every screen, for people to look at; kept outside git. */
const screenshots = fileURLToPath(new URL('../../node_modules/.spl-kiosk/screenshots', import.meta.url));
mkdirSync(screenshots, { recursive: true });

export interface RunningKiosk {
  readonly url: string;
  /** The link that lets a browser in, to a page. */
  link(page?: string): string;
  /** What the link gives a browser. */
  readonly cookie: string;
  readonly technicianUrl: string;
  readonly metricsUrl: string;
  readonly process: ChildProcess;
  readonly output: { readonly stderr: string };
  /** The PINs that the kiosk prints at its first start. */
  readonly pins: Readonly<Record<'pharmacist' | 'technician', string>>;
  /** SIGTERM, as systemd does; the exit status. */
  stop(): Promise<number | null>;
}

const forTests = {
  // A busy machine takes its time, and nobody touches the screen meanwhile.
  SPL_KIOSK_IDLE_WARN_SECONDS: '600',
  // Only tests of the countdown and of the review wait as long as a customer does; looks at the live picture cost half a
  // core.
  SPL_KIOSK_HANDS_FREE: 'false',
  SPL_KIOSK_COUNTDOWN_SECONDS: '1',
  SPL_KIOSK_ACCEPT_SECONDS: '1',
};

/** The product as `npm start` runs it; resolves when it says that it is ready. */
export async function startKiosk(
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<RunningKiosk> {
  const port = settings.SPL_KIOSK_PORT ?? String(await freePort());
  const child = startMain(['start', ...args], { ...forTests, ...settings, SPL_KIOSK_PORT: port });
  const output = collect(child);
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => output.stderr.includes('whoever has one sees the visit') && resolve());
    void closed.then(() => reject(new Error(`The kiosk did not start: ${output.stderr}`)));
  });
  const pinOf = (role: string) => new RegExp(`${role}/ \\(PIN: (\\d{6})\\)`).exec(output.stderr)?.[1] ?? '';
  const pins = { pharmacist: pinOf('pharmacist'), technician: pinOf('technician') };
  const stop = () => {
    child.kill('SIGTERM');
    return closed;
  };
  const [, entry = ''] = /The kiosk is at (\S+)/.exec(output.stderr) ?? [];
  const link = (page = '') => entry + page;
  return {
    url: `http://127.0.0.1:${port}`,
    link,
    cookie: await cookieOf(entry),
    technicianUrl: /technician's page is at (\S+)/.exec(output.stderr)?.[1] ?? '',
    metricsUrl: /measurements are at (\S+)/.exec(output.stderr)?.[1] ?? '',
    process: child,
    output,
    pins,
    stop,
  };
}

/** What a link gives a browser. */
export async function cookieOf(link: string): Promise<string> {
  const response = await fetch(link, { redirect: 'manual' });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without windows of its own, which takes a quarter less of the processor. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: browserArguments });

/** A page that collects what it complains about. Nothing on it fades or breathes: two cores have better to do. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url);
  return { page, complaints };
}

export const screenshot = (page: Page, name: string) =>
  page.screenshot({ path: join(screenshots, `${name}.png`) });

/** Waits until everything on the page has come to rest: words that are still fading in have no contrast yet. */
export const atRest = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < 1000)
      .map(({ finished }) => finished.catch(() => undefined));
    await Promise.all(ending);
  });

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click();

/** Touches a language's own name on the first screen, and waits until it shows. */
export async function chooseLanguage(page: Page, language: Language): Promise<KioskWords> {
  const { name, kiosk } = languages[language];
  await press(page, name);
  await page.locator(`html[lang="${language}"]`).waitFor();
  return await kiosk();
}

/** Waits for the step that the daemon says; where it does not come, says what the screen shows instead. */
export async function reach(page: Page, step: string): Promise<void> {
  try {
    await page.locator(`main[data-step="${step}"]`).waitFor();
  } catch (error) {
    throw new Error(`In vain for "${step}": ${await page.locator('body').innerText()}`, { cause: error });
  }
}

/** Back to the welcome, whatever visit or last screen a test has left. */
export async function startOver({ url, cookie }: RunningKiosk): Promise<void> {
  const visitor = new Visitor({ url, cookie });
  await visitor.ask({ type: 'stop-and-delete' });
  visitor.leave();
}

/** From the welcome to the urgent signs. */
export async function toUrgent(page: Page, words: KioskWords = en): Promise<void> {
  await press(page, words.welcome.begin);
  await reach(page, 'consent');
  await press(page, words.consent.agree);
  await reach(page, 'urgent');
}

/** From the welcome to the body map, with nothing in the answers that asks for the pharmacist. */
export async function toBodyMap(page: Page, words: KioskWords = en): Promise<void> {
  await toUrgent(page, words);
  await press(page, words.questions.none);
  await reach(page, 'tone');
  await page.getByRole('button', { name: fill(words.questions.toneName, { n: 2 }) }).click();
  await reach(page, 'spots');
  await press(page, words.questions.none);
  await reach(page, 'history');
  await press(page, words.questions.none);
  await reach(page, 'body-site');
}

/** Touches a part of the front of the body map. */
export const touchSite = (page: Page, site: string) =>
  page.locator(`[data-figure="front"] [data-site="${site}"] [data-target]`).click();

/** From the live picture to a photo. By key: a quick second tap does not count where a button comes under the finger. */
export async function takePhoto(page: Page, words: KioskWords = en): Promise<void> {
  await reach(page, 'capture');
  await page.getByRole('button', { name: words.capture.takePhoto, exact: true }).press('Enter');
}

/** To a photo of the left arm that is good enough. */
export async function toReview(page: Page): Promise<void> {
  await toBodyMap(page);
  await touchSite(page, 'left-arm');
  await takePhoto(page);
  await reach(page, 'review');
}

/** From any step before it to the result, with every photo used by itself. */
export const toResult = (page: Page) => reach(page, 'result');
