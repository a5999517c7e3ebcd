/**
 * `npm run measure-streaming`: the longest task of the customer's page while 50 spots a second stream in, with the
 * processor slowed down four times. The page is the running kiosk's; its messages during the check are put in between
 * it and the kiosk, as many a second as the kiosk sends at most. Fails above 50 ms, from which a touch feels late.
 */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { Between, type State } from '../e2e/between.ts';
import { openBrowser, openPage, reach, startKiosk, toReview } from '../e2e/kiosk-browser.ts';
import { noArguments } from './measure-arguments.ts';
import { percentile } from './summary.ts';

await noArguments(`Usage: npm run measure-streaming

Prints the longest tasks of the customer's page while 50 spots a second stream in.`);

const slowDown = 4;
const messagesPerSecond = 25;
const spotsPerMessage = 2;
const seconds = 6;
const longestMs = 50;

/** The check of the visit's photo with this many spots found so far, in rows. */
function analysing(state: State, spots: number): State {
  const [photo] = state.photos;
  const box = (i: number) => ({
    x: 40 + (i % 25) * 40,
    y: 40 + Math.floor(i / 25) * 40,
    width: 20,
    height: 20,
  });
  const found = Array.from({ length: spots }, (_, i) => ({
    id: `s${i}`,
    box: box(i),
    number: null,
  }));
  const progress = { stage: 'finding', done: spots, total: messagesPerSecond * spotsPerMessage * seconds };
  return { ...state, step: 'analysing', photos: [{ ...photo, analysis: 'waiting', spots: found, progress }] };
}

/** Lengths in ms of the page's tasks of 50 ms and more, as the browser reports them. */
const watchTasks = (page: Page) =>
  page.evaluate(() => {
    const lengths: number[] = [];
    Object.assign(window, { longTasks: lengths });
    new PerformanceObserver((list) =>
      lengths.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
const longTasks = async (page: Page): Promise<number[]> =>
  z.array(z.number()).parse(await page.evaluate('window.longTasks'));

const kiosk = await startKiosk([]);
const browser = await openBrowser();
try {
  const { page } = await openPage(browser, 'about:blank');
  const between = await Between.of(page);
  await page.goto(kiosk.link());
  await toReview(page);
  await reach(page, 'result');
  const state = between.newest;
  between.hold();
  between.show(analysing(state, 0));
  await reach(page, 'analysing');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await watchTasks(page);
  for (let sent = 1; sent <= messagesPerSecond * seconds; sent++) {
    between.show(analysing(state, sent * spotsPerMessage));
    await new Promise((resolve) => setTimeout(resolve, 1000 / messagesPerSecond));
  }
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const tasks = await longTasks(page);
  const last = messagesPerSecond * seconds * spotsPerMessage;
  process.stdout.write(
    tasks.length === 0
      ? `${last} spots in ${seconds} s, ${slowDown} times slower: no task of ${longestMs} ms or more\n`
      : `${last} spots in ${seconds} s, ${slowDown} times slower: ${tasks.length} tasks of ${longestMs} ms or more, median ${percentile(tasks, 0.5)} ms, longest ${Math.max(...tasks)} ms\n`,
  );
  process.exitCode = tasks.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await kiosk.stop();
}
