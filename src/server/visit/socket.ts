import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { ClientToServer, Reply, ServerToClient } from '../../contract/kiosk.ts';
import { requestSchema } from '../../contract/kiosk-requests.ts';
import type { Logger } from '../../logger.ts';
import { refusalOf } from '../http/guard.ts';
import type { Conductor } from './conductor.ts';

/** The largest request is a few hundred bytes; a larger message closes its socket. */
const maxMessageBytes = 16_384;

type KioskSocketServer = Server<ClientToServer, ServerToClient>;

/** Connects every page to the one running visit: each gets the state, any may ask. */
export function attachSocket(
  http: HttpServer,
  port: number,
  conductor: Conductor,
  logger: Logger,
): KioskSocketServer {
  const io: KioskSocketServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    allowRequest: (request, decide) => {
      const refusal = refusalOf(request, port);
      if (refusal) logger.warn({ event: 'upgrade-refused', why: refusal });
      decide(null, refusal === null);
    },
  });
  // Socket.IO closes upgrades on other paths by itself, and says nothing of them.
  http.prependListener('upgrade', (request) => {
    const refusal = refusalOf(request, port);
    if (refusal && !request.url?.startsWith(io.path()))
      logger.warn({ event: 'upgrade-refused', why: refusal });
  });
  conductor.onState = (state) => io.emit('state', state);
  io.on('connection', (socket) => {
    socket.emit('state', conductor.state);
    socket.on('request', (raw: unknown, reply: unknown) => {
      answer(reply, perform(raw, conductor, logger));
    });
    socket.onAny((name: string) => {
      if (name !== 'request') logger.warn({ event: 'unknown-message' });
    });
  });
  return io;
}

function perform(raw: unknown, conductor: Conductor, logger: Logger): Reply {
  const parsed = requestSchema.safeParse(raw);
  if (parsed.success) return conductor.request(parsed.data);
  logger.warn({ event: 'malformed-request' });
  return { ok: false, code: 'malformed' };
}

/** A client may leave out the acknowledgement, or send anything in its place. */
function answer(reply: unknown, value: Reply): void {
  if (typeof reply === 'function') reply(value);
}
