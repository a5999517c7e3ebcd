import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningKiosk, startKiosk } from '../e2e/kiosk-browser.ts';
import { byHand, Visitor } from '../fakes/parts/visitor.ts';

// Another account of the machine, or somebody at the end of a tunnel, at the doors of a kiosk with a visit.

let state: string;
let kiosk: RunningKiosk;
let visitor: Visitor;
let picture: string;
beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'doors-'));
  kiosk = await startKiosk([], { SPL_KIOSK_STATE_FOLDER: state, SPL_KIOSK_CAMERA: 'simulated', ...byHand });
  visitor = new Visitor(kiosk);
  await visitor.toReview();
  picture = (await visitor.until(({ candidate }) => candidate !== null)).candidate?.url ?? '';
}, 240_000);
afterAll(async () => {
  visitor.leave();
  await kiosk.stop();
  rmSync(state, { recursive: true });
});

const get = (path: string, cookie = '', from = kiosk.url) =>
  fetch(new URL(path, from), { headers: { cookie }, redirect: 'manual' });
const raw = (origin: string, path: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const asked = request({ hostname, port, path }, (response) => resolve(response.resume()));
    asked.once('error', reject).end();
  });
const secret = () => kiosk.link().split('/').at(-2) ?? '';

describe('the kiosk’s own port', () => {
  it('says a few words to everybody, and nothing of the visit', async () => {
    for (const path of ['/', '/health', '/health?x=/enter']) {
      const response = await get(path);
      expect(response.status).toBe(200);
      const words = await response.text();
      expect(words.length).toBeLessThan(200);
      expect(words).not.toMatch(/[0-9a-f]{8}|review|<script/);
    }
  });

  it.each([
    ['the page', '/index.html'],
    ['the pharmacist’s page', '/pharmacist/'],
    ['the technician’s page', '/technician/state'],
    ['metrics', '/metrics'],
    ['checks', '/health/ready'],
    ['scale cards', '/pharmacist/scale-cards.pdf'],
    ['the socket', '/socket.io/?EIO=4&transport=polling'],
    ['a page above another', '/health/../index.html'],
    ['nothing', '/nothing'],
  ])('refuses %s without the secret', async (_what, path) => {
    expect((await get(path)).status).toBe(403);
    expect((await get(path, `${kiosk.cookie.split('=')[0]}=${'0'.repeat(64)}`)).status).toBe(403);
  });

  it('refuses the photo and the requests of the visit without the secret', async () => {
    expect((await get(picture, kiosk.cookie)).status).toBe(200);
    expect((await get(picture)).status).toBe(403);
    const socket = io(kiosk.url, { transports: ['websocket'], reconnection: false });
    await expect(
      new Promise((resolve, reject) => socket.once('state', resolve).once('connect_error', reject)),
    ).rejects.toThrow();
    expect((await fetch(kiosk.url, { method: 'POST' })).status).toBe(403);
  });

  it('gives a cookie for the link, and for no other', async () => {
    const response = await fetch(kiosk.link('pharmacist/'), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/pharmacist/']);
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax; Path=\/$/);
    expect(response.headers.get('set-cookie')).not.toContain(secret());
    expect(await (await get('/', kiosk.cookie)).text()).toContain('<script');
    for (const wrong of ['0'.repeat(64), '', 'x', secret().slice(1), `${secret()}0`]) {
      const refused = await get(`/enter/${wrong}/`);
      expect([refused.status, refused.headers.get('set-cookie')]).toEqual([403, null]);
    }
    const elsewhere = await get(`/enter/${secret()}//evil.example/`);
    expect(elsewhere.headers.get('location')).toBe('/');
  });

  it('tells the kiosk’s own browser, and no other, that it saves no files; that alone lets nobody in', async () => {
    const own = await fetch(kiosk.link('screen/'), { redirect: 'manual' });
    expect(own.headers.get('location')).toBe('/');
    const [entry = '', mark = '', ...more] = own.headers.getSetCookie();
    expect(entry).toContain(kiosk.cookie);
    expect(mark).toBe('spl-kiosk-own-browser=yes; SameSite=Lax; Path=/');
    expect(more).toEqual([]);
    const other = await fetch(kiosk.link(), { redirect: 'manual' });
    expect(other.headers.getSetCookie()).toHaveLength(1);
    expect((await get('/index.html', 'spl-kiosk-own-browser=yes')).status).toBe(403);
  });

  it('keeps the secret in a file for its own user, and out of the log', () => {
    const file = join(state, 'entry.js');
    expect(readFileSync(file, 'utf8')).toBe(`entry('${secret()}');\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(secret()).toMatch(/^[0-9a-f]{64}$/);
    const log = kiosk.output.stderr.split('\n').filter((line) => line.startsWith('{'));
    expect(log.length).toBeGreaterThan(3);
    expect(log.join()).not.toContain(secret());
  });
});

describe('the doors beside it', () => {
  it('let a technician in with the PIN, and show the machine, and nothing of the visit', async () => {
    const door = kiosk.technicianUrl;
    expect((await get('/technician/', '', door)).status).toBe(200);
    expect((await get('/technician/state', '', door)).status).toBe(401);
    // As they are, where fetch would put them straight.
    const { origin } = new URL(door);
    for (const path of ['/technician/../index.html', '/assets/../pharmacist/index.html'])
      expect((await raw(origin, path)).statusCode).toBe(404);
    for (const path of ['/', '/pharmacist/', picture, '/socket.io/?EIO=4&transport=polling', '/metrics'])
      expect([303, 404]).toContain((await get(path, kiosk.cookie, door)).status);
    const response = await fetch(new URL('sign-in', door), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pin: kiosk.pins.technician }),
    });
    const session = response.headers.get('set-cookie')?.split(';')[0];
    const seen = await (await get('/technician/state', session, door)).text();
    expect(seen).toContain('"busy":true');
    expect(seen).not.toMatch(/upper-back|\/files\/|screeningId/);
  });

  it('show measurements to everybody, the same before and after a visit', async () => {
    const ofVisits = async () => {
      const page = await (await get('/metrics', '', kiosk.metricsUrl)).text();
      expect(page).toContain('spl_kiosk_health');
      expect(page).not.toMatch(/outcome|refer|review/);
      return page.split('\n').filter((line) => /^spl_kiosk_(screen|analys|stage|print)/.test(line));
    };
    const before = await ofVisits();
    await visitor.ask({ type: 'stop-and-delete' });
    expect(await ofVisits()).toEqual(before);
    expect((await get('/health/ready', '', kiosk.metricsUrl)).status).toBe(200);
    expect((await get('/index.html', kiosk.cookie, kiosk.metricsUrl)).status).toBe(404);
  });
});
