import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../../contract/kiosk.ts';
import type { Logger } from '../../../logger.ts';
import { socketOptions } from '../../http/socket-options.ts';
import type { OpenVisits } from '../open-visits.ts';
import { answerTo } from './requests.ts';

type KioskSocketServer = Server<ClientToServer, ServerToClient>;

/** Connects every page to the one running visit: each gets the state, any may ask. */
export function attachSocket(
  http: HttpServer,
  visits: Pick<OpenVisits, 'runner' | 'states' | 'mayHandOver'>,
  logger: Logger,
): KioskSocketServer {
  const io: KioskSocketServer = new Server(http, socketOptions);
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
