import { describe, expect, it, vi } from 'vitest';
import { Pin } from '../../src/server/auth/pin.ts';
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
      language: 'en',
      researchNotice: 'Research use only. Not a diagnosis.',
      isLinked: false,
      lockedForSeconds: 0,
    });
    expect(JSON.stringify(desk.log)).not.toContain(pin);
    expect(JSON.stringify(view)).toContain(id);
  });

  it('stays shut as long as no PIN is set, and nobody can choose one there', async () => {
    const desk = await start({ withoutPin: true });
    const first = browse(desk);
    expect(await (await first.get('/pharmacist/session')).json()).toMatchObject({
      pin: 'missing',
      signedIn: false,
    });
    expect((await first.post('first-pin', { pin })).status).toBe(404);
    const reply = await first.signIn();
    expect([reply.status, await reply.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'pin-missing' }),
    ]);
    expect(reply.headers.get('set-cookie')).toBeNull();
    await expect(first.join()).rejects.toThrow('signed-out');
    expect(await (await first.get('/pharmacist/session')).json()).toMatchObject({ pin: 'missing' });
    // Another process sets it, as in `provision`.
    await new Pin(desk.stateFolder, 'pharmacist').set(pin);
    expect((await first.signIn()).status).toBe(200);
    await first.join();
  });

  it('gives a cookie that no script reads and no other site sends, and nothing to keep', async () => {
    const desk = await start();
    const reply = await browse(desk).signIn();
    expect(reply.headers.get('set-cookie')).toMatch(
      /^spl-kiosk-pharmacist=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses another site’s page, and what is no PIN', async () => {
    const desk = await start();
    const browser = browse(desk);
    expect((await browser.post('sign-in', { pin }, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await browser.post('sign-in', { pin: 739154 })).status).toBe(400);
    expect((await browser.post('sign-in', { pin, more: true })).status).toBe(400);
    expect(await (await browser.get('/pharmacist/session')).json()).toMatchObject({ signedIn: false });
  });

  it('locks after five wrong PINs, also for the right one and after a restart', async () => {
    const before = await startDesk();
    const browser = browse(before);
    const codes: string[] = [];
    for (let i = 0; i < 5; i++) codes.push((await (await browser.signIn('314159')).json()).code);
    expect(codes).toEqual(['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-locked']);
    const told = () => before.store.events.filter((event) => event.startsWith('pharmacist-pin-'));
    expect(told()).toEqual([
      ...Array.from({ length: 4 }, () => 'pharmacist-pin-wrong'),
      'pharmacist-pin-locked',
    ]);
    // From here on tries leave no trace, because they could fill the disk.
    const lines = before.log.length;
    for (let i = 0; i < 5; i++) expect((await (await browser.signIn()).json()).code).toBe('pin-locked');
    expect([told().length, before.log.length]).toEqual([5, lines]);
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

  it('notes no signing out of a browser that is not signed in', async () => {
    const desk = await start();
    expect((await browse(desk).post('sign-out', {})).status).toBe(200);
    expect(desk.store.events).toEqual([]);
  });
});
