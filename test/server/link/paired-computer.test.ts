import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DeskBrowser, handOver } from '../../fakes/parts/desk.ts';
import { type Answered, ask, cookiesOf, post } from '../../fakes/parts/link.ts';
import { sampleReview } from '../../fakes/records/record.ts';
import { until } from '../../fakes/until.ts';
import { answered, joined, type Link, pair, signIn, start } from './running-link.ts';

describe('a paired computer', () => {
  const page = async ({ url }: Link, path: string, cookie: string): Promise<Answered> =>
    await ask(url + path, { headers: { cookie } });

  it('opens the pharmacist’s page, and no other page of the kiosk', async () => {
    const link = await start();
    const cookie = await pair(link);
    expect((await page(link, '/', cookie)).headers.location).toBe('/pharmacist/');
    const shown = await page(link, '/pharmacist/', cookie);
    expect([shown.status, cookiesOf(shown)]).toEqual([200, [expect.stringContaining(cookie)]]);
    expect(JSON.parse((await page(link, '/pharmacist/session', cookie)).text)).toMatchObject({
      isLinked: true,
      signedIn: false,
    });
    for (const path of [
      ...['/index.html', '/technician/', '/technician/session', '/metrics', '/health', '/health/ready'],
      ...['/pharmacist/../index.html', '/pharmacist/%2e%2e/index.html'],
      ...['/pharmacist/desk-link', '/pharmacist/scan', '/files/0', '/preview/0', '/enter/0/'],
    ])
      expect((await page(link, path, cookie)).status, path).toBe(404);
    // It can't pair another one.
    expect((await post(`${link.url}/pharmacist/pairing-code`, {}, { cookie })).status).toBe(404);
  });

  it('sees the queue after the PIN, and how many wait before it', async () => {
    const link = await start();
    const { number } = await handOver(link.desk.store);
    const cookie = await pair(link);
    const bell = async () => JSON.parse((await page(link, '/pharmacist/bell', cookie)).text);
    expect(await bell()).toEqual({ waiting: 1, ending: 0, isCalled: false });
    link.desk.customer.call();
    expect(await bell()).toEqual({ waiting: 1, ending: 0, isCalled: true });
    expect(await answered(joined(link.url, cookie))).toBe('signed-out');
    const socket = joined(link.url, await signIn(link, cookie));
    expect(await answered(socket)).toMatchObject({ queue: [{ number }] });
    // The customer's page has its events in the namespace that every client knows.
    expect(await answered(joined(link.url, await signIn(link, cookie), ''))).toBe('not-here');
    socket.disconnect();
  });

  it('takes the letter as a PDF, to be kept in the pharmacy’s own system', async () => {
    const link = await start();
    const { screening } = await handOver(link.desk.store, { review: sampleReview() });
    const cookie = await signIn(link, await pair(link));
    const socket = joined(link.url, cookie);
    await answered(socket);
    const { id } = screening;
    const printed = new Promise<string>((resolve) =>
      socket.on('case', (view) => view?.paperUrl && view.printing === 'printed' && resolve(view.paperUrl)),
    );
    expect(await socket.emitWithAck('request', { type: 'open', id })).toEqual({ ok: true });
    await socket.emitWithAck('request', { type: 'print', id, paper: 'letter' });
    const path = await printed;
    const paper = await page(link, path, cookie);
    expect(paper.headers['content-type']).toBe('application/pdf');
    expect(paper.text).toBe('%PDF letter 7F3K9QXM');
    expect((await page(link, path, cookie.split(';')[0] ?? '')).status).toBe(401);
    socket.disconnect();
  });

  it('takes the sheet of scale cards, which counts as made only there: the kiosk’s own screen saves no files', async () => {
    const link = await start();
    const path = '/pharmacist/scale-cards.pdf';
    const own = new DeskBrowser(link.desk.url);
    expect((await own.get(path)).status).toBe(401);
    await own.signIn();
    const kept = await own.get(path);
    expect(kept.headers.get('content-disposition')).toBe('attachment; filename=scale-cards.pdf');
    expect(await kept.text()).toMatch(/^%PDF-/);

    const paired = await pair(link);
    expect((await page(link, path, paired)).status).toBe(401);
    expect(link.desk.onScaleCardsSent).not.toHaveBeenCalled();
    const sheet = await page(link, path, await signIn(link, paired));
    expect([sheet.headers['content-type'], sheet.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    await until(() => expect(link.desk.onScaleCardsSent).toHaveBeenCalledOnce());
  });

  it('and the kiosk’s own screen know of each other: a screening that both show is open twice', async () => {
    const link = await start();
    const { screening } = await handOver(link.desk.store);
    const own = new DeskBrowser(link.desk.url);
    await own.signIn();
    await own.join();
    const socket = joined(link.url, await signIn(link, await pair(link)));
    await answered(socket);
    const open = { type: 'open', id: screening.id };
    expect(await socket.emitWithAck('request', open)).toEqual({ ok: true });
    expect(await own.ask({ type: 'open', id: screening.id })).toEqual({ ok: true });
    await until(() => expect(own.state?.queue).toMatchObject([{ openOn: 2 }]));
    socket.disconnect();
    await until(() => expect(own.state?.queue).toMatchObject([{ openOn: 1 }]));
    // Somebody is still there, so the customer's screen says so, and the pictures stay.
    expect(link.desk.customer.attended).toBe(true);
    expect((await own.get(own.view?.photos[0]?.url ?? '')).status).toBe(200);
    own.socket?.disconnect();
  });

  it('stays paired when the kiosk starts again, and is forgotten with all others', async () => {
    const link = await start();
    const cookie = await pair(link);
    await link.link.stop();
    const again = await link.open();
    expect((await page(link, '/pharmacist/', cookie)).status).toBe(200);
    const socket = joined(link.url, await signIn(link, cookie));
    await answered(socket);
    const out = new Promise((resolve) => socket.once('signed-out', () => resolve('signed-out')));
    expect(again.view.paired).toBe(1);
    again.forgetComputers();
    expect(await out).toBe('signed-out');
    expect(again.view.paired).toBe(0);
    expect((await page(link, '/pharmacist/', cookie)).headers.location).toBe('/pair/');
    const kept = readFileSync(join(link.stateFolder, 'paired-computers.json'), 'utf8');
    expect(kept).toBe('{"format":1,"computers":[]}');
  });

  it('is nobody where the file of the paired ones is broken, and the log says so', async () => {
    const link = await start();
    const cookie = await pair(link);
    await link.link.stop();
    writeFileSync(join(link.stateFolder, 'paired-computers.json'), '{');
    await link.open();
    expect((await page(link, '/pharmacist/', cookie)).status).toBe(303);
    expect(link.log.join()).toContain('paired-computers-broken');
  });
});
