import type { Namespace, Server, Socket } from 'socket.io';
import type { DeskReply, DeskToPage, PageToDesk } from '../../contract/pharmacist.ts';
import { type DeskRequest, deskRequestSchema } from '../../contract/pharmacist-requests.ts';
import { codeOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { type Door, sessionOf } from '../auth/sign-in.ts';
import type { Desk } from './desk.ts';

type DeskNamespace = Namespace<PageToDesk, DeskToPage>;
type DeskSocket = Socket<PageToDesk, DeskToPage>;

/** A page of a session, and the screening that it shows. */
interface Page {
  readonly token: string;
  open: string | null;
}

export interface DeskPages {
  /** Lets pages join through another server. */
  attach(io: Pick<Server, 'of'>): void;
}

/**
 * Connects every page of a session to the desk, whichever server it comes through. Each gets the queue and the screening
 * that it has open.
 */
export function openDeskPages(desk: Desk, door: Door, logger: Pick<Logger, 'warn' | 'error'>): DeskPages {
  const pages = new Map<DeskSocket, Page>();

  const show = (socket: DeskSocket) => {
    const page = pages.get(socket);
    if (!page || page.open === null) return;
    const view = desk.view(page.open);
    if (view === null) page.open = null;
    socket.emit('case', view);
  };
  const keepOpen = () => {
    const ids = [...pages.values()].flatMap(({ open }) => (open === null ? [] : [open]));
    desk.keepOnly(ids, pages.size > 0);
  };

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

  desk.onChange(() => tell(pages.keys()));
  door.sessions.onEnd((token) => {
    for (const [socket, page] of [...pages]) {
      if (page.token !== token) continue;
      socket.emit('signed-out');
      socket.disconnect(true);
    }
  });

  function attach(io: Pick<Server, 'of'>): void {
    const namespace: DeskNamespace = io.of('/pharmacist');
    namespace.use((socket, next) => next(sessionOf(door, socket.request) === null ? signedOut() : undefined));
    namespace.on('connection', (socket) => {
      const token = sessionOf(door, socket.request);
      // The session can end between the two.
      if (token === null) {
        socket.emit('signed-out');
        socket.disconnect(true);
        return;
      }
      join(socket, token);
    });
  }

  function join(socket: DeskSocket, token: string): void {
    pages.set(socket, { token, open: null });
    tell([socket]);
    desk.isAttended(true);
    socket.on('disconnect', () => {
      pages.delete(socket);
      desk.isAttended(pages.size > 0);
      keepOpen();
    });
    socket.on('request', (raw: unknown, reply: unknown) => {
      if (typeof reply === 'function') reply(perform(socket, raw));
    });
  }

  const opens = (socket: DeskSocket, id: string | null) => {
    const page = pages.get(socket);
    if (page) page.open = id;
    keepOpen();
  };

  function perform(socket: DeskSocket, raw: unknown): DeskReply {
    if (!door.sessions.touch(pages.get(socket)?.token ?? '')) return { ok: false, code: 'signed-out' };
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
      opens(socket, null);
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
        opens(socket, request.id);
        show(socket);
      }
      return reply;
    } catch (error) {
      logger.error({ event: 'desk-request-failed', request: request.type, code: codeOf(error) });
      return { ok: false, code: codeOf(error) };
    }
  }

  return { attach };
}

const signedOut = () => new Error('signed-out');
