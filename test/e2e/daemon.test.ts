import { mkdtempSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childrenOf, isRunning, modelsOf } from '../fakes/machines/run-main.ts';
import { until } from '../fakes/until.ts';
import { press, reach, screenshot, toBodyMap, toReview } from './kiosk-browser.ts';
import { open, start, stopAndDelete, theKiosk } from './one-kiosk.ts';

describe('the daemon', () => {
  it('ends the visit when it is restarted, and the screen says so', async () => {
    const state = mkdtempSync(join(tmpdir(), 'restarted-'));
    const first = await start({ SPL_KIOSK_STATE_FOLDER: state });
    const { page } = await open('', first);
    await toBodyMap(page);
    expect(await first.stop()).toBe(0);
    await page.getByText('One moment, please').waitFor();
    await start({ SPL_KIOSK_STATE_FOLDER: state, SPL_KIOSK_PORT: new URL(first.url).port });
    await page.getByText('The kiosk was restarted').waitFor();
    await screenshot(page, '16-restarted');
    await press(page, 'OK');
    await reach(page, 'welcome');
  });

  it('goes on with the same photo when the inference process crashes in the middle', async () => {
    const { page } = await open();
    await toReview(page);
    await page.locator('[data-outlined]:not([data-outlined="0"])').waitFor();
    for (const pid of modelsOf(theKiosk().process.pid)) process.kill(pid, 'SIGKILL');
    await reach(page, 'result');
    await until(() => expect(theKiosk().output.stderr).toContain('inference-lost'));
    await stopAndDelete(page);
  });

  it('leaves no photo on the screen when it stands still, or dies', async () => {
    const running = await start({ SPL_KIOSK_ACCEPT_SECONDS: '600' });
    const { page } = await open('', running);
    await toReview(page);
    const photo = page.locator('main img[data-photo]');
    await photo.waitFor();
    const pid = running.process.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    await photo.waitFor({ state: 'detached', timeout: 6000 });
    process.kill(pid, 'SIGCONT');
    await photo.waitFor();
    process.kill(pid, 'SIGKILL');
    await photo.waitFor({ state: 'detached', timeout: 2000 });
  });

  it('hides photos at one touch, and shows them again at another', async () => {
    const { page } = await open();
    await toReview(page);
    const blur = () =>
      page
        .locator('main [data-photo]')
        .first()
        .evaluate((one) => getComputedStyle(one).filter);
    await press(page, 'Hide photo');
    expect(await blur()).toMatch(/^blur/);
    await press(page, 'Show photo');
    expect(await blur()).toBe('none');
    await stopAndDelete(page);
  });

  it('stops at SIGTERM with status 0 and leaves no process and no file behind', async () => {
    const running = await start();
    const { page } = await open('', running);
    await toReview(page);
    // Browsers open such connections ahead of any request.
    const idle = connect(Number(new URL(running.url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    const children = childrenOf(running.process.pid);
    expect(children.length).toBeGreaterThan(0);
    expect(await running.stop()).toBe(0);
    await until(() => children.every((pid) => !isRunning(pid)));
    for (const folder of ['/dev/shm', '/tmp']) {
      expect(
        readdirSync(folder).filter((name) => name.startsWith(`spl-kiosk-${running.process.pid}-`)),
      ).toEqual([]);
    }
  });

  it('says in the log what is simulated and what really runs the models', () => {
    expect(theKiosk().output.stderr).toMatch(/"event":"camera","simulated":true/);
    expect(theKiosk().output.stderr).toMatch(
      /"event":"model-ready","model":"lesion-detector","provider":"(cpu|cuda|tensorrt)"/,
    );
  });
});
