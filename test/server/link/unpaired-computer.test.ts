import { describe, expect, it } from 'vitest';
import { pin } from '../../fakes/parts/desk.ts';
import { ask, cookiesOf, post } from '../../fakes/parts/link.ts';
import { answered, joined, pair, start } from './running-link.ts';

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
