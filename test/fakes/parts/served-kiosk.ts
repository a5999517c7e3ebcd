import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { io, type Socket } from 'socket.io-client';
import { gated } from '../../../src/server/http/gate.ts';
import { refuseForeign } from '../../../src/server/http/guard.ts';
import { createApp, type HttpParts, listen } from '../../../src/server/http/http.ts';
import { openVisits } from '../../../src/server/visit/open-visits.ts';
import { attachSocket } from '../../../src/server/visit/page/socket.ts';
import { freePort } from '../machines/free-port.ts';
import { fakeParts } from './kiosk-parts.ts';

/** A kiosk of fakes behind its real gate, on loopback. `/throws` throws what `failing.with` holds. */
export async function serveKiosk() {
  const pages = mkdtempSync(join(tmpdir(), 'spl-kiosk-pages-'));
  writeFileSync(join(pages, 'index.html'), '<title>kiosk</title>');
  const { parts, log } = fakeParts();
  const visits = openVisits(parts);
  const port = await freePort();
  const { logger } = parts;
  const failing = { with: new Error() };
  const throwing = Router().get('/throws', async () => {
    throw failing.with;
  });
  const live: HttpParts['live'] = (token, response) => visits.live.serve(token, response);
  const app = createApp({ pages, live, logger, routers: [throwing], file: (token) => visits.file(token) });
  const { outer, inner } = gated(app, refuseForeign, logger);
  const server = attachSocket(inner, visits, logger);
  const http = await listen(outer, port);
  const sockets: Socket[] = [];
  return {
    port,
    log,
    visits,
    failing,
    connect(extraHeaders: Record<string, string> = {}): Socket {
      const socket = io(`http://127.0.0.1:${port}`, {
        extraHeaders,
        transports: ['websocket'],
        reconnection: false,
      });
      sockets.push(socket);
      return socket;
    },
    async stop() {
      for (const socket of sockets) socket.disconnect();
      await visits.stop();
      http.close();
      http.closeAllConnections();
      await server.close();
      rmSync(pages, { recursive: true });
    },
  };
}

export const once = (socket: Socket, event: string) =>
  new Promise<unknown>((resolve) => socket.once(event, (value: unknown) => resolve(value)));
