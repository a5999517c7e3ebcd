import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../src/pharmacist-protocol.ts';
import { DeskBrowser, handOver, photoBytes, pin, startDesk, until } from '../fakes/desk.ts';
import { sampleRecord, sampleScreening } from '../fakes/record.ts';
import { TestStore } from '../fakes/test-store.ts';

type RunningDesk = Awaited<ReturnType<typeof startDesk>>;

const desks: RunningDesk[] = [];
const browsers: DeskBrowser[] = [];
afterEach(async () => {
  for (const browser of browsers.splice(0)) browser.socket?.disconnect();
  for (const desk of desks.splice(0)) await desk.stop();
});

async function start(options: Parameters<typeof startDesk>[0] = {}): Promise<RunningDesk> {
  const desk = await startDesk(options);
  desks.push(desk);
  return desk;
}

function browse({ url }: RunningDesk): DeskBrowser {
  const browser = new DeskBrowser(url);
  browsers.push(browser);
  return browser;
}

/** Signed in, with the only screening of the queue open. */
async function openCase(options: Parameters<typeof startDesk>[0] = {}) {
  const desk = await start(options);
  const record = await handOver(desk.store);
  const browser = browse(desk);
  await browser.post('first-pin', { pin });
  await browser.join();
  const { id } = record.screening;
  await browser.ask({ type: 'open', id });
  const view = await browser.sees(() => true);
  return { desk, browser, record, id, view };
}

const decision = (id: string) => ({
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
});

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
    expect(lockedForSeconds).toBeGreaterThan(20);
    await expect(again.join()).rejects.toThrow('signed-out');
  });

  it('ends a session that nobody uses, with its pictures', async () => {
    const { browser, view } = await openCase({ idleMs: 1500 });
    const url = view.photos[0]?.url ?? '';
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await browser.ask({ type: 'still-here' })).toEqual({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(browser.isSignedOut).toBe(false);
    expect((await browser.get(url)).status).toBe(200);
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

it('tells of each band what was counted with the classifier that ships', async () => {
  const sha256 = JSON.parse(readFileSync('models/manifest.json', 'utf8')).classifier.sha256 as string;
  const desk = await start();
  const { kiosk, screening } = sampleRecord();
  const own = { name: 'lesion-classifier', version: '0.3.0', sha256 };
  await handOver(desk.store, { kiosk: { ...kiosk, models: [own] } });
  const browser = browse(desk);
  await browser.post('first-pin', { pin });
  await browser.join();
  await browser.ask({ type: 'open', id: screening.id });
  const { bands } = await browser.sees(() => true);
  for (const counts of [bands?.wideField, bands?.closeUp]) {
    if (!counts) throw new Error('count_bands.py has to be run again: see models/training/README.md');
    const { refer, follow, none, all } = counts;
    expect(refer.lesions + follow.lesions + none.lesions).toBe(all.lesions);
    expect(refer.spl + follow.spl + none.spl).toBe(all.spl);
  }
});

describe('a screening on the desk', () => {
  it('has its photo as the camera gave it, its crops pixel by pixel and its maps, and none of it is kept', async () => {
    const { browser, view } = await openCase();
    const [photo] = view.photos;
    const bytes = async (url: string | null | undefined) => {
      const response = await browser.get(url ?? '');
      expect(response.headers.get('cache-control')).toBe('no-store');
      return Buffer.from(await response.arrayBuffer());
    };
    expect((await bytes(photo?.url)).equals(photoBytes)).toBe(true);
    for (const { cropUrl, window } of view.lesions) {
      const { format, width, height } = await sharp(await bytes(cropUrl)).metadata();
      expect({ format, width, height }).toEqual({ format: 'png', width: window.side, height: window.side });
    }
    for (const url of [photo?.evidenceUrl, photo?.oddnessUrl]) {
      const { width, height, hasAlpha } = await sharp(await bytes(url)).metadata();
      expect({ width, height, hasAlpha }).toEqual({ width: 1000, height: 750, hasAlpha: true });
    }
    expect((await bytes(view.csvUrl)).toString()).toMatch(/^photo,lesion,x,y/);
    expect(JSON.stringify(view)).not.toMatch(/embedding|activation/);
  });

  it('gives the screening as a FHIR bundle, as it stands when it is fetched', async () => {
    const { browser, desk, view, id } = await openCase();
    const fetched = async () => await browser.get(view.bundleUrl);
    const first = await fetched();
    expect(first.headers.get('content-type')).toContain('application/fhir+json');
    expect(first.headers.get('content-disposition')).toContain('.fhir.json');
    expect(await first.json()).toMatchObject({ resourceType: 'Bundle', signed: false });
    await browser.ask(decision(id));
    expect(await (await fetched()).json()).toMatchObject({ signed: true });
    expect(desk.store.events.filter((event) => event === 'exported')).toHaveLength(2);
  });

  it('says while a FHIR server does not have it yet', async () => {
    const { browser, desk, view, id } = await openCase();
    expect(view.unsent).toBe(false);
    desk.unsent.add(id);
    desk.changed();
    await vi.waitFor(() => expect(browser.view?.unsent).toBe(true));
    desk.unsent.clear();
    desk.changed();
    await vi.waitFor(() => expect(browser.view?.unsent).toBe(false));
  });

  it('crops the very pixels of the photo', async () => {
    const { browser, view } = await openCase();
    const [lesion] = view.lesions;
    if (!lesion) throw new Error('no lesion');
    const { x, y, side } = lesion.window;
    const crop = await sharp(Buffer.from(await (await browser.get(lesion.cropUrl)).arrayBuffer()))
      .raw()
      .toBuffer();
    const expected = await sharp(photoBytes)
      .extract({ left: x, top: y, width: side, height: side })
      .raw()
      .toBuffer();
    expect(crop.equals(expected)).toBe(true);
  });

  it('names the spots as the customer has them, then the others, the oddest first', async () => {
    const { view } = await openCase();
    expect(view.lesions.map(({ number, toShow, oddnessRank }) => [oddnessRank, number, toShow])).toEqual([
      [1, 2, true],
      [2, 3, true],
      [3, 1, true],
      [4, 4, false],
    ]);
    expect(view.lesions[0]?.similar).toHaveLength(3);
  });

  it('appears while the desk is open, and goes when it has expired', async () => {
    const { desk, browser, id } = await openCase();
    await handOver(desk.store, {
      screening: { ...sampleScreening(), id: 'b1b2c3d4e5f60718' },
      number: 'ZZZZ0000',
    });
    await until(() => browser.state?.queue.length === 2);
    desk.store.end(id, 'expired');
    await until(() => browser.view === null);
    expect(browser.state?.queue.map(({ number }) => number)).toEqual(['ZZZZ0000']);
  });

  it('refuses requests of another shape, and of a screening that does not wait', async () => {
    const { browser, id } = await openCase();
    for (const request of [
      { type: 'sign', id },
      { ...decision(id), pathway: 'whatever' },
      { ...decision(id), more: 1 },
      { ...decision(id), sevenPoint: { 'what-is-this': { answer: 'yes', origin: 'asked' } } },
      { type: 'print', id, paper: '../../etc/passwd' },
      'open',
    ])
      expect(await browser.ask(request as object)).toEqual({ ok: false, code: 'malformed' });
    expect(await browser.ask({ type: 'open', id: 'nobody' })).toEqual({ ok: false, code: 'record-gone' });
  });
});

describe('the decision', () => {
  it('is signed, printed, put right, printed again and ended', async () => {
    const { desk, browser, id, view } = await openCase();
    expect(await browser.ask({ type: 'print', id, paper: 'slip' })).toEqual({
      ok: false,
      code: 'out-of-order',
    });
    expect(await browser.ask({ ...decision(id), reason: ' ' })).toEqual({
      ok: false,
      code: 'reason-missing',
    });
    expect(await browser.ask(decision(id))).toEqual({ ok: true });
    const signed = await browser.sees(({ review }) => review !== null);
    expect(signed.review).toMatchObject({
      level: 'follow-up',
      pathway: 'watch-8-weeks',
      reason: decision(id).reason,
    });
    expect(signed.sevenPoint.oozing?.answer).toBe('no');

    await browser.ask({ type: 'print', id, paper: 'letter' });
    const printed = await browser.sees(({ printing }) => printing === 'printed');
    expect(desk.printer.printed).toEqual(['letter-7F3K9QXM']);
    const paper = await browser.get(printed.paperUrl ?? '');
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(await paper.text()).toBe('%PDF letter 7F3K9QXM');

    const accepted = { ...decision(id), decision: 'accept', level: 'refer', reason: null, pathway: 'urgent' };
    expect(await browser.ask(accepted)).toEqual({ ok: true });
    // What was printed says something else now.
    await browser.sees(({ review, printing }) => review?.level === 'refer' && printing === 'none');

    expect(await browser.ask({ type: 'done', id })).toEqual({ ok: true });
    await until(() => browser.view === null);
    expect(desk.store.read(id)).toBeNull();
    expect((await browser.get(view.photos[0]?.url ?? '')).status).toBe(404);
    expect(desk.store.events).toEqual(
      expect.arrayContaining([
        'signed',
        'print-letter',
        'printed',
        'signed-again',
        'ended-done-by-pharmacist',
      ]),
    );
    expect(JSON.stringify([desk.store.events, desk.log])).not.toMatch(/ukaszewska|2045678|keratosis/);
  });

  it('stands while the paper fails, and the page says why', async () => {
    const { desk, browser, id } = await openCase();
    await browser.ask(decision(id));
    desk.printer.broken = true;
    await browser.ask({ type: 'print', id, paper: 'slip' });
    const failed = await browser.sees(({ printing }) => printing === 'failed');
    expect(failed).toMatchObject({ printFault: 'printer-out-of-paper', paperUrl: null });
    expect(failed.review).not.toBeNull();
    desk.printer.broken = false;
    await browser.ask({ type: 'print', id, paper: 'slip' });
    expect(await browser.sees(({ printing }) => printing === 'printed')).toMatchObject({ printFault: null });
  });

  it('says after a restart that a paper under way did not come', async () => {
    const store = new TestStore();
    const record = await handOver(store);
    store.save({ ...record, referralPrinting: 'printing' });
    const desk = await start({ store });
    expect(desk.store.read(record.screening.id)?.referralPrinting).toBe('failed');
  });

  it('is refused while nothing can be saved, and says so', async () => {
    const { desk, browser, id } = await openCase();
    desk.store.isFull = true;
    expect(await browser.ask(decision(id))).toEqual({ ok: false, code: 'store-failed' });
    desk.store.isFull = false;
    expect(await browser.ask(decision(id))).toEqual({ ok: true });
  });
});

describe('better photos', () => {
  it('are asked for on the customer’s screen, once', async () => {
    const { desk, browser, id } = await openCase();
    desk.customer.here.add(id);
    expect(await browser.ask({ type: 'ask-retake', id })).toEqual({ ok: true });
    expect(desk.customer.asked).toEqual([[id, true]]);
    const asked = await browser.sees(({ retakeAskedAt }) => retakeAskedAt !== null);
    expect(asked.customerIsHere).toBe(true);
    expect(await browser.ask({ type: 'ask-retake', id })).toEqual({ ok: false, code: 'out-of-order' });
    desk.customer.here.clear();
    desk.customer.onLeave();
    await browser.sees(({ customerIsHere }: CaseView) => !customerIsHere);
    expect(browser.state?.queue[0]?.status).toBe('retake-asked');
  });

  it('come before the signature: what is signed does not change afterwards', async () => {
    const { desk, browser, id, record } = await openCase();
    desk.customer.here.add(id);
    desk.store.save({ ...record, screening: { ...record.screening, step: 'capture' } });
    expect(await browser.ask(decision(id))).toEqual({ ok: false, code: 'customer-is-busy' });
    desk.store.save(record);
    expect(await browser.ask(decision(id))).toEqual({ ok: true });
    expect(desk.customer.asked).toEqual([[id, false]]);
  });
});
