import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../../contract/kiosk.ts';
import type { Logger } from '../../../logger.ts';
import { refusalOf } from '../../http/guard.ts';
import type { OpenVisits } from '../open-visits.ts';
import { answerTo } from './requests.ts';

/** The largest request is a few hundred bytes; a larger message closes its socket. */
const maxMessageBytes = 16_384;

type KioskSocketServer = Server<ClientToServer, ServerToClient>;

/** Connects every page to the one running visit: each gets the state, any may ask. */
export function attachSocket(
  http: HttpServer,
  port: number,
  visits: Pick<OpenVisits, 'runner' | 'states' | 'mayHandOver'>,
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
  const { states } = visits;
  states.onState((state) => io.emit('state', state));
  io.on('connection', (socket) => {
    socket.emit('state', states.state);
    socket.on('request', (raw: unknown, reply: unknown) => {
      const answer = answerTo(raw, visits, logger);
      // A client may leave out the acknowledgement, or send anything in its place.
      if (typeof reply === 'function') reply(answer);
    });
    socket.onAny((name: string) => {
      if (name !== 'request') logger.warn({ event: 'unknown-message' });
    });
  });
  return io;
}
