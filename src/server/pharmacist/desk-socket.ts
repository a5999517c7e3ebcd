import type { Namespace, Server, Socket } from 'socket.io';
import type { DeskReply, DeskToPage, PageToDesk } from '../../contract/pharmacist.ts';
import { type DeskRequest, deskRequestSchema } from '../../contract/pharmacist-requests.ts';
import { codeOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { type Door, sessionOf } from '../auth/sign-in.ts';
import type { Desk } from './desk.ts';

type DeskNamespace = Namespace<PageToDesk, DeskToPage>;
type DeskSocket = Socket<PageToDesk, DeskToPage>;

/** Connects every page of a session to the desk. Each gets the queue and the screening that it has open. */
export function attachDesk(
  io: Pick<Server, 'of'>,
  desk: Desk,
  door: Door,
  logger: Pick<Logger, 'warn' | 'error'>,
): void {
  const pages: DeskNamespace = io.of('/pharmacist');
  const tokens = new Map<string, string>();
  const open = new Map<string, string>();

  const show = (socket: DeskSocket) => {
    const id = open.get(socket.id);
    if (id === undefined) return;
    const view = desk.view(id);
    if (view === null) open.delete(socket.id);
    socket.emit('case', view);
  };
  const keepOpen = () => desk.keepOnly([...open.values()], pages.sockets.size > 0);

  /** The store can fail at any time; a page then keeps what it shows. */
  const tell = (sockets: Iterable<DeskSocket>) => {
    try {
      const { state } = desk;
      for (const socket of sockets) {
        socket.emit('state', state);
        show(socket);
      }
      keepOpen();
    } catch (error) {
      logger.error({ event: 'desk-silent', code: codeOf(error) });
    }
  };

  desk.onChange(() => tell(pages.sockets.values()));
  door.sessions.onEnd((token) => {
    for (const socket of pages.sockets.values()) {
      if (tokens.get(socket.id) !== token) continue;
      socket.emit('signed-out');
      socket.disconnect(true);
    }
  });

  pages.use((socket, next) => {
    const token = sessionOf(door, socket.request);
    if (token === null) next(new Error('signed-out'));
    else {
      tokens.set(socket.id, token);
      next();
    }
  });
  pages.on('connection', (socket) => {
    tell([socket]);
    desk.isAttended(true);
    socket.on('disconnect', () => {
      desk.isAttended(pages.sockets.size > 0);
      tokens.delete(socket.id);
      open.delete(socket.id);
      keepOpen();
    });
    socket.on('request', (raw: unknown, reply: unknown) => {
      if (typeof reply === 'function') reply(perform(socket, raw));
    });
  });

  function perform(socket: DeskSocket, raw: unknown): DeskReply {
    if (!door.sessions.touch(tokens.get(socket.id) ?? '')) return { ok: false, code: 'signed-out' };
    const parsed = deskRequestSchema.safeParse(raw);
    if (!parsed.success) {
      logger.warn({ event: 'malformed-request' });
      return { ok: false, code: 'malformed' };
    }
    return answer(socket, parsed.data);
  }

  function answer(socket: DeskSocket, request: DeskRequest): DeskReply {
    if (request.type === 'still-here') return { ok: true };
    if (request.type === 'answer-call') {
      desk.answerCall();
      return { ok: true };
    }
    if (request.type === 'close') {
      open.delete(socket.id);
      keepOpen();
      return { ok: true };
    }
    try {
      if (request.type === 'figures' || request.type === 'outcome') {
        const reply: DeskReply = request.type === 'outcome' ? desk.figures.note(request) : { ok: true };
        socket.emit('figures', desk.figures.now());
        return reply;
      }
      const reply = desk.request(request);
      if (reply.ok && request.type === 'open') {
        open.set(socket.id, request.id);
        keepOpen();
        show(socket);
      }
      return reply;
    } catch (error) {
      logger.error({ event: 'desk-request-failed', request: request.type, code: codeOf(error) });
      return { ok: false, code: codeOf(error) };
    }
  }
}
