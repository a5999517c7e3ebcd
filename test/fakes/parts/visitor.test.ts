import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClientToServer, Reply, ServerToClient } from '../../../src/contract/kiosk.ts';
import { Visitor } from './visitor.ts';

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

/** At a kiosk that gives these answers, one after the other; a `lost` one ends the connection in its place. */
async function visitorOf(...answers: (Reply | 'lost')[]): Promise<Visitor> {
  const http = createServer();
  const server = new Server<ClientToServer, ServerToClient>(http, { serveClient: false });
  server.on('connection', (socket) => {
    socket.on('request', (_request, reply) => {
      const answer = answers.shift();
      if (answer === 'lost') socket.conn.close();
      else if (answer !== undefined) reply(answer);
    });
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const { port } = http.address() as AddressInfo;
  const visitor = new Visitor({ url: `http://127.0.0.1:${port}`, cookie: '' });
  closes.push(() => {
    visitor.leave();
    void server.close();
  });
  return visitor;
}

const outOfOrder: Reply = { ok: false, code: 'out-of-order' };

describe('a visitor', () => {
  it('goes on where a request was carried out and only its answer was lost', async () => {
    const visitor = await visitorOf('lost', outOfOrder, { ok: true });
    await visitor.ask({ type: 'begin' }, { type: 'consent' });
  });

  it('asks again where the request was lost with its answer', async () => {
    const visitor = await visitorOf('lost', { ok: true });
    await visitor.ask({ type: 'begin' });
  });

  it('says what was refused, at once or the second time', async () => {
    const once = await visitorOf(outOfOrder);
    await expect(once.ask({ type: 'begin' })).rejects.toThrow('begin was refused: out-of-order');
    const twice = await visitorOf('lost', { ok: false, code: 'store-failed' });
    await expect(twice.ask({ type: 'begin' })).rejects.toThrow('begin was refused: store-failed');
    const next = await visitorOf('lost', { ok: true }, outOfOrder);
    await expect(next.ask({ type: 'begin' }, { type: 'consent' })).rejects.toThrow('consent was refused');
  });
});
