import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { connect as connectTo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { KioskError } from '../../../src/errors.ts';
import { listen } from '../../../src/server/http/http.ts';
import { serveKiosk } from '../../fakes/parts/served-kiosk.ts';

const kiosk = await serveKiosk();
const { port, log } = kiosk;
afterAll(() => kiosk.stop());

interface Heard {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const ask = (headers: Record<string, string>, path = '/', method = 'GET') =>
  new Promise<Heard>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method }, async (response) => {
      resolve({ status: response.statusCode, headers: response.headers, body: await text(response) });
    })
      .on('error', reject)
      .end();
  });

const statusWith = async (headers: Record<string, string>, path = '/') => (await ask(headers, path)).status;

/** The bytes that a bare socket receives, without Node's HTTP client. */
async function askRaw(lines: readonly string[]): Promise<string> {
  const socket = connectTo(port, '127.0.0.1');
  socket.end([...lines, '', ''].join('\r\n'));
  return await text(socket);
}

describe('the kiosk on loopback', () => {
  it('serves its page with a policy that allows nothing foreign', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('refuses a foreign Host or Origin and logs it', async () => {
    const own = `127.0.0.1:${port}`;
    expect(await statusWith({ host: own })).toBe(200);
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ host: own, origin: 'http://evil.example' })).toBe(403);
    expect(await statusWith({ host: own, origin: 'null' })).toBe(403);
    expect(log.some((line) => line.includes('foreign-origin'))).toBe(true);
  });

  it('says with every answer, refusals too, that a browser may do nothing foreign with it', async () => {
    const own = { host: `127.0.0.1:${port}` };
    const polling = '/socket.io/?EIO=4&transport=polling';
    const answers = await Promise.all([
      ask(own),
      ask(own, '/nothing-here'),
      ask(own, '/files/%E0%A4%A'),
      ask(own, '/socket.io/?EIO=3&transport=polling'),
      ask(own, polling),
      ask({ host: 'evil.example' }),
      ask({ host: 'evil.example' }, polling),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 400, 200, 403, 403]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none'/),
        'x-content-type-options': 'nosniff',
      });
    }
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    for (const raw of [
      ['nonsense'],
      ['GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', 'Host: evil.example', ...upgrade],
    ])
      expect(await askRaw(raw)).toMatch(/^HTTP\/1.1 40[03] [\s\S]*X-Content-Type-Options: nosniff/);
  });

  it('asks at the gate for every message of a page, also of one that is in', async () => {
    const own = { host: `127.0.0.1:${port}` };
    const opened = await ask(own, '/socket.io/?EIO=4&transport=polling');
    const { sid } = JSON.parse(opened.body.slice(1));
    const session = `/socket.io/?EIO=4&transport=polling&sid=${sid}`;
    expect((await ask({ host: 'evil.example' }, session)).status).toBe(403);
    expect((await ask({ ...own, origin: 'http://evil.example' }, session, 'POST')).status).toBe(403);
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Origin: http://evil.example'];
    const line = `GET /socket.io/?EIO=4&transport=websocket&sid=${sid} HTTP/1.1`;
    expect(await askRaw([line, `Host: 127.0.0.1:${port}`, ...upgrade])).toMatch(/^HTTP\/1.1 403 /);
  });

  it('shows the live picture to its own pages alone, and under no guessed path', async () => {
    const own = `127.0.0.1:${port}`;
    const guessed = `/preview/${'0'.repeat(32)}`;
    expect(await statusWith({ host: own }, guessed)).toBe(404);
    expect(await statusWith({ host: 'evil.example' }, guessed)).toBe(403);
    expect(await statusWith({ host: own, origin: 'http://evil.example' }, guessed)).toBe(403);
  });

  it('gives no file under a guessed path, and none from outside the pages', async () => {
    expect(await statusWith({ host: `127.0.0.1:${port}` }, `/files/${'0'.repeat(32)}`)).toBe(404);
    expect(await statusWith({ host: `127.0.0.1:${port}` }, '/..%2f..%2fpackage.json')).not.toBe(200);
  });

  it('answers a malformed path without telling where it is installed', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/files/%E0%A4%A`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, code: 'malformed' });
  });

  it.each([
    [
      new KioskError('store-failed', 'The disk is full. Make room.'),
      503,
      'store-failed',
      'The disk is full. Make room.',
    ],
    [new KioskError('record-gone', 'It is gone.'), 404, 'record-gone', 'It is gone.'],
    [new TypeError('name of a person'), 500, 'unknown', expect.stringContaining('Try again')],
  ])(
    'answers %s with a status and a sentence of its own, and logs the code',
    async (error, status, code, message) => {
      log.length = 0;
      kiosk.failing.with = error;
      const toScript = await fetch(`http://127.0.0.1:${port}/throws`);
      expect(toScript.status).toBe(status);
      expect(await toScript.json()).toEqual({ ok: false, code, message });
      const toReader = await fetch(`http://127.0.0.1:${port}/throws`, { headers: { accept: 'text/html' } });
      expect(toReader.status).toBe(status);
      expect(await toReader.text()).toEqual(message);
      expect(log.map((line) => JSON.parse(line))).toMatchObject([
        { event: 'request-failed', code },
        { code },
      ]);
      expect(log.join()).not.toContain('name of a person');
    },
  );

  it('says which port is taken', async () => {
    await expect(listen(createServer(), port)).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(String(port)),
    });
  });
});
