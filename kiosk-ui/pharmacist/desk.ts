import { signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type {
  CaseView,
  DeskRefusal,
  DeskReply,
  DeskRequest,
  DeskState,
  DeskToPage,
  PageToDesk,
} from '../../src/contract/pharmacist.ts';
import { forgetDrafts } from './draft.ts';
import { keyboard } from './keyboard.tsx';

/** The daemon's last state. */
export const desk = signal<DeskState | null>(null);
/** The screening on the page. It stays until it is closed, even if the daemon has erased it (`ended`). */
export const opened = signal<CaseView | null>(null);
export const ended = signal(false);
export const link = signal<'up' | 'lost'>('up');
/** The last request that was refused; it disappears by itself. */
export const refusal = signal<DeskRefusal | null>(null);
/** When the daemon was last told that somebody is here, in milliseconds of performance.now(). */
export const heardAt = signal(0);

let socket: Socket<DeskToPage, PageToDesk> | undefined;

/** @param onSignedOut called once the session has ended, for whatever reason */
export function joinDesk(onSignedOut: () => void): void {
  socket?.disconnect();
  const joined: Socket<DeskToPage, PageToDesk> = io('/pharmacist', { transports: ['websocket', 'polling'] });
  socket = joined;
  heardAt.value = performance.now();
  joined.on('connect', () => {
    link.value = 'up';
    const id = opened.value?.id;
    if (id !== undefined && !ended.value) void request({ type: 'open', id });
  });
  joined.on('state', (next) => {
    desk.value = next;
  });
  joined.on('case', (view) => {
    // A message about a screening may come after the page has closed it.
    ended.value = view === null && opened.value !== null;
    if (view !== null && view.id !== erasing) opened.value = view;
  });
  joined.on('signed-out', onSignedOut);
  joined.on('disconnect', () => {
    erasing = null;
    link.value = 'lost';
  });
  joined.on('connect_error', (error) => {
    if (error.message === 'signed-out') onSignedOut();
    else link.value = 'lost';
  });
}

/** The screening that is being erased. */
let erasing: string | null = null;

/** Removes everything personal from the page. */
export function forgetDesk(): void {
  socket?.disconnect();
  socket = undefined;
  desk.value = null;
  opened.value = null;
  ended.value = false;
  refusal.value = null;
  keyboard.value = false;
  forgetDrafts();
}

const refusalMs = 6000;
let refusalTimer: ReturnType<typeof setTimeout> | undefined;

/** Sends a request; the state that follows is what counts. */
export async function request(message: DeskRequest): Promise<DeskReply> {
  const reply = await ask(message);
  if (reply.ok) heardAt.value = performance.now();
  else if (reply.code !== 'signed-out') {
    refusal.value = reply;
    clearTimeout(refusalTimer);
    refusalTimer = setTimeout(() => {
      refusal.value = null;
    }, refusalMs);
  }
  return reply;
}

async function ask(message: DeskRequest): Promise<DeskReply> {
  const to = socket;
  if (!to?.connected) return { ok: false, code: 'not-connected' };
  return await new Promise((resolve) => to.emit('request', message, resolve));
}

export function closeCase(): void {
  void request({ type: 'close' });
  opened.value = null;
  ended.value = false;
}

/** Erases a screening. The page closes it first, so that it requests no pictures after they are gone. */
export async function eraseCase(view: CaseView): Promise<void> {
  erasing = view.id;
  opened.value = null;
  const reply = await request({ type: 'done', id: view.id });
  erasing = null;
  if (reply.ok) closeCase();
  else opened.value = view;
}

const stillHereEveryMs = 5000;

/** Somebody touched the page: puts off the end of the session, with at most one message in five seconds. */
export function touched(): void {
  if (performance.now() - heardAt.value < stillHereEveryMs) return;
  heardAt.value = performance.now();
  void request({ type: 'still-here' });
}
