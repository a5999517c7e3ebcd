import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { DeskBrowser, handOver, pin } from '../../fakes/parts/desk.ts';
import { type Answered, ask, cookiesOf, post, startLink } from '../../fakes/parts/link.ts';
import { sampleReview } from '../../fakes/records/record.ts';
import { until } from '../../fakes/until.ts';

type Link = Awaited<ReturnType<typeof startLink>>;

const running: Link[] = [];
afterEach(async () => {
  for (const link of running.splice(0)) await link.stop();
});
async function start(...given: Parameters<typeof startLink>): Promise<Link> {
  const link = await startLink(...given);
  running.push(link);
  return link;
}

async function pair({ link, url }: Link): Promise<string> {
  const reply = await post(`${url}/pair/code`, { code: link.showCode() });
  expect([reply.status, reply.text]).toEqual([200, '{"ok":true}']);
  return cookiesOf(reply)[0]?.split(';')[0] ?? '';
}

async function signIn({ url }: Link, computer: string): Promise<string> {
  const reply = await post(`${url}/pharmacist/sign-in`, { pin }, { cookie: computer });
  expect(cookiesOf(reply)[0]).toMatch(/^spl-kiosk-pharmacist=.*; HttpOnly; Secure; SameSite=Strict$/);
  return `${computer}; ${cookiesOf(reply)[0]?.split(';')[0]}`;
}

const joined = (url: string, cookie: string, namespace = '/pharmacist') =>
  io(`${url}${namespace}`, {
    extraHeaders: { cookie },
    transports: ['websocket'],
    reconnection: false,
    rejectUnauthorized: false,
    forceNew: true,
  });

const answered = (socket: ReturnType<typeof io>) =>
  new Promise((resolve) =>
    socket.once('state', resolve).once('connect_error', (why) => resolve(why.message)),
  );

describe('a computer that is not paired', () => {
  it('sees the page that pairs it, and nothing else', async () => {
    const { url } = await start();
    for (const path of ['/', '/pharmacist', '/pharmacist/'])
      expect((await ask(url + path)).headers.location).toBe('/pair/');
    const page = await ask(`${url}/pair/`);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Pair this computer')]);
    const state = { language: 'en', researchNotice: 'Research use only. Not a diagnosis.' };
    expect(JSON.parse((await ask(`${url}/pair/state`)).text)).toEqual(state);
    for (const path of [
      ...[
        '/index.html',
        '/technician/',
        '/technician/session',
        '/metrics',
        '/health',
        '/pharmacist/scale-cards.pdf',
      ],
      ...['/pharmacist/session', '/pharmacist/bell', '/pharmacist/index.html', '/pair/../pharmacist/bell'],
      ...['/socket.io/?EIO=4&transport=polling', '/pair/%2e%2e/pharmacist/bell', '/assets/../index.html'],
    ])
      expect((await ask(url + path)).status, path).toBe(403);
    const socket = joined(url, '');
    expect(await answered(socket)).toBe('websocket error');
    expect((await post(`${url}/pharmacist/sign-in`, { pin })).status).toBe(403);
  });

  it('is paired by the code that shows, once, with a cookie that no script and no other site gets', async () => {
    const link = await start();
    const code = link.link.showCode();
    const wrong = code === '00000000' ? '11111111' : '00000000';
    for (let i = 0; i < 3; i++)
      expect((await post(`${link.url}/pair/code`, { code: wrong })).text).toContain('"code-wrong"');
    expect((await post(`${link.url}/pair/code`, { code: '1' })).status).toBe(400);
    const reply = await post(`${link.url}/pair/code`, { code });
    expect(cookiesOf(reply)).toEqual([
      expect.stringMatching(
        /^__Host-\S+=[0-9a-f]{64}; Max-Age=\d+; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    expect((await post(`${link.url}/pair/code`, { code })).text).toContain('"code-none"');
    expect(link.link.view.paired).toBe(1);
    expect(link.desk.log.join()).toContain('computer-paired');
    expect(link.log.join() + link.desk.log.join()).not.toContain(code);
  });

  it('of another site or under another name is refused before anything else', async () => {
    const link = await start();
    const cookie = await pair(link);
    const foreign = {
      'foreign-host': { host: 'pharmacy.example' },
      'foreign-origin': { origin: 'http://x' },
    };
    for (const headers of Object.values(foreign))
      expect((await ask(`${link.url}/pharmacist/`, { headers: { cookie, ...headers } })).status).toBe(403);
    expect(Object.keys(foreign).every((why) => link.log.join().includes(why))).toBe(true);
  });
});

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

describe('the link', () => {
  it('keeps its certificate and the hashes of tokens in files of its own user, and shows the fingerprint', async () => {
    const link = await start();
    const token = (await pair(link)).split('=')[1] ?? '';
    const path = (name: string) => join(link.stateFolder, name);
    const pem = readFileSync(path('desk-link.pem'), 'utf8');
    const certificate = new X509Certificate(pem);
    expect(link.link.view.fingerprint).toBe(certificate.fingerprint256);
    expect([certificate.ca, certificate.subjectAltName]).toEqual([
      false,
      expect.stringContaining('127.0.0.1'),
    ]);
    for (const name of ['desk-link.pem', 'paired-computers.json'])
      expect(statSync(path(name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path('paired-computers.json'), 'utf8')).not.toContain(token);
    expect(readdirSync(link.stateFolder).filter((name) => /^desk-link\.pem./.test(name))).toEqual([]);
    await link.link.stop();
    await link.open();
    expect(readFileSync(path('desk-link.pem'), 'utf8')).toBe(pem);
  });

  it('does not open without an address, a port or a certificate, says why, and leaves the kiosk alone', async () => {
    const nowhere = await start({ address: () => null });
    expect(nowhere.link.view).toMatchObject({ address: null, fault: 'no-address' });
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect((await start({ port })).link.view).toMatchObject({ fault: 'port-taken' });
    other.close();
    const certificate = async () => {
      throw new Error('openssl is missing');
    };
    const bare = await start({ certificate });
    expect(bare.link.view).toMatchObject({ fault: 'no-certificate', fingerprint: null });
    expect(bare.log.join()).toContain('"why":"no-certificate"');
  });

  it('follows the address of its interface', async () => {
    const at = { address: null as string | null };
    const address = () =>
      at.address === null ? null : { address: at.address, subnet: '127.0.0.0/8', family: 'IPv4' as const };
    const { link, port } = await start({ address, lookEveryMs: 20 });
    at.address = '127.0.0.1';
    await until(() => expect(link.view.address).toBe(`https://127.0.0.1:${port}`));
    at.address = '127.0.0.2';
    await until(() => expect(link.view.address).toBe(`https://127.0.0.2:${port}`));
    expect((await ask(`https://127.0.0.2:${port}/pair/`)).status).toBe(200);
    await expect(ask(`https://127.0.0.1:${port}/pair/`)).rejects.toThrow('ECONNREFUSED');
  });
});
