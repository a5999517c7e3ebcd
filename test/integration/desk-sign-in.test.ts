import { describe, expect, it, vi } from 'vitest';
import { Sessions } from '../../src/server/auth/sessions.ts';
import { pin, startDesk } from '../fakes/parts/desk.ts';
import { browse, openCase, start } from '../fakes/parts/desk-visits.ts';
import { until } from '../fakes/until.ts';

describe('the way in', () => {
  it('lets nobody see anything without the PIN', async () => {
    const { desk, view, id } = await openCase();
    const stranger = browse(desk);
    await expect(stranger.join()).rejects.toThrow('signed-out');
    for (const path of [view.photos[0]?.url, view.csvUrl, view.bundleUrl, view.lesions[0]?.cropUrl])
      expect((await stranger.get(path ?? '')).status).toBe(401);
    expect(await (await stranger.get('/pharmacist/session')).json()).toEqual({
      pin: 'set',
      signedIn: false,
      researchNotice: 'Research use only. Not a diagnosis.',
      lockedForSeconds: 0,
    });
    expect(JSON.stringify(desk.log)).not.toContain(pin);
    expect(JSON.stringify(view)).toContain(id);
  });

  it('takes the first PIN of a fresh install, and no second one', async () => {
    const desk = await start();
    const first = browse(desk);
    expect(await (await first.get('/pharmacist/session')).json()).toMatchObject({ pin: 'missing' });
    expect(await (await first.post('first-pin', { pin: '123456' })).json()).toMatchObject({
      code: 'pin-too-weak',
    });
    expect((await first.post('first-pin', { pin })).status).toBe(200);
    await first.join();
    const second = browse(desk);
    const refused = await second.post('first-pin', { pin: '314159' });
    expect(await refused.json()).toMatchObject({ ok: false, code: 'pin-already-set' });
    expect(refused.headers.get('set-cookie')).toBeNull();
  });

  it('gives a cookie that no script reads and no other site sends, and nothing to keep', async () => {
    const desk = await start();
    const reply = await browse(desk).post('first-pin', { pin });
    expect(reply.headers.get('set-cookie')).toMatch(
      /^spl-kiosk-pharmacist=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses another site’s page, and what is no PIN', async () => {
    const desk = await start();
    const browser = browse(desk);
    expect((await browser.post('first-pin', { pin }, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await browser.post('first-pin', { pin: 271828 })).status).toBe(400);
    expect((await browser.post('first-pin', { pin, more: true })).status).toBe(400);
    expect(await (await browser.get('/pharmacist/session')).json()).toMatchObject({ pin: 'missing' });
  });

  it('locks after five wrong PINs, also for the right one and after a restart', async () => {
    const before = await startDesk();
    const browser = browse(before);
    await browser.post('first-pin', { pin });
    const codes: string[] = [];
    for (let i = 0; i < 5; i++) codes.push((await (await browser.signIn('314159')).json()).code);
    expect(codes).toEqual(['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-locked']);
    expect(before.store.events.filter((event) => event === 'pharmacist-pin-wrong')).toHaveLength(4);
    await before.stop({ keepState: true });

    const after = await start({ stateFolder: before.stateFolder });
    const again = browse(after);
    const reply = await again.signIn();
    expect(reply.status).toBe(403);
    const { code, lockedForSeconds } = await reply.json();
    expect(code).toBe('pin-locked');
    expect(lockedForSeconds).toBeGreaterThan(0);
    await expect(again.join()).rejects.toThrow('signed-out');
  });

  it('ends a session that nobody uses, with its pictures', async () => {
    const touch = vi.spyOn(Sessions.prototype, 'touch');
    const { browser, view } = await openCase({ idleMs: 5000 });
    const url = view.photos[0]?.url ?? '';
    expect((await browser.get(url)).status).toBe(200);
    touch.mockClear();
    expect(await browser.ask({ type: 'still-here' })).toEqual({ ok: true });
    expect(touch).toHaveBeenCalledOnce();
    await until(() => browser.isSignedOut);
    expect((await browser.get(url)).status).toBe(401);
    await expect(browser.join()).rejects.toThrow('signed-out');
  });

  it('ends a session at once on "sign out", in every window of it', async () => {
    const { desk, browser } = await openCase();
    await browser.post('sign-out', {});
    await until(() => browser.isSignedOut);
    expect(desk.store.events).toContain('pharmacist-signed-out');
  });
});
