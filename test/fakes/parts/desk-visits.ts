/** Desks and browsers of one test, ended after it. */
import { afterEach } from 'vitest';
import { DeskBrowser, handOver, startDesk } from './desk.ts';

export type RunningDesk = Awaited<ReturnType<typeof startDesk>>;

const desks: RunningDesk[] = [];
const browsers: DeskBrowser[] = [];
afterEach(async () => {
  for (const browser of browsers.splice(0)) browser.socket?.disconnect();
  for (const desk of desks.splice(0)) await desk.stop();
});

export async function start(options: Parameters<typeof startDesk>[0] = {}): Promise<RunningDesk> {
  const desk = await startDesk(options);
  desks.push(desk);
  return desk;
}

export function browse({ url }: RunningDesk): DeskBrowser {
  const browser = new DeskBrowser(url);
  browsers.push(browser);
  return browser;
}

/** Signed in, with the only screening of the queue open. */
export async function openCase(options: Parameters<typeof startDesk>[0] = {}) {
  const desk = await start(options);
  const record = await handOver(desk.store);
  const browser = browse(desk);
  await browser.signIn();
  await browser.join();
  const { id } = record.screening;
  await browser.ask({ type: 'open', id });
  const view = await browser.sees(() => true);
  return { desk, browser, record, id, view };
}

/** @param seen the latest revision that the page knows */
export const decision = (id: string, seen = 0) => ({
  type: 'sign' as const,
  id,
  decision: 'override' as const,
  level: 'follow-up' as const,
  reason: 'A crusted keratosis, seen with the lens.',
  pathway: 'watch-8-weeks' as const,
  note: '',
  alias: 'M. K.',
  sevenPoint: { oozing: { answer: 'no' as const, origin: 'asked' as const } },
  name: 'Jane Łukaszewska',
  registration: '2045678',
  seen,
});
