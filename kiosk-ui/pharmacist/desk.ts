import { signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type {
  CaseView,
  DeskRefusal,
  DeskReply,
  DeskRequest,
  DeskState,
  DeskToPage,
  Figures,
  PageToDesk,
} from '../../src/contract/pharmacist.ts';
import { keyboard } from './keyboard.tsx';

/** The daemon's last state. */
export const desk = signal<DeskState | null>(null);
/** The screening on the page. It stays until it is closed, even if the daemon has erased it (`ended`). */
export const opened = signal<CaseView | null>(null);
export const ended = signal(false);
/** The pharmacy's own figures, while the page shows them. */
export const figures = signal<Figures | null>(null);
export const link = signal<'up' | 'lost'>('up');
/** The last request that was refused; it disappears by itself. */
export const refusal = signal<DeskRefusal | null>(null);
/** When the daemon was last told that somebody is here, in milliseconds of performance.now(). */
export const heardAt = signal(0);

let socket: Socket<DeskToPage, PageToDesk> | undefined;

/** The screening on the page when a session ended by itself: the next one comes back to it. */
let left: string | null = null;

interface DeskEvents {
  /** Called whenever the daemon listens again. */
  readonly onJoined: () => void;
  /** Called once the session has ended, for whatever reason. */
  readonly onSignedOut: () => void;
}

export function joinDesk({ onJoined, onSignedOut }: DeskEvents): void {
  socket?.disconnect();
  const joined: Socket<DeskToPage, PageToDesk> = io('/pharmacist', { transports: ['websocket', 'polling'] });
  socket = joined;
  heardAt.value = performance.now();
  joined.on('connect', () => {
    link.value = 'up';
    onJoined();
    const shown = opened.value?.id;
    if (shown !== undefined && !ended.value) void openAgain(shown);
    else if (left !== null) void ask({ type: 'open', id: left });
    left = null;
  });
  const signedOut = () => {
    left = opened.value?.id ?? left;
    onSignedOut();
  };
  joined.on('state', (next) => {
    desk.value = next;
  });
  joined.on('case', (view) => {
    // A message about a screening may come after the page has closed it.
    ended.value = view === null && opened.value !== null;
    if (view !== null && view.id !== erasing) opened.value = view;
  });
  joined.on('figures', (now) => {
    figures.value = now;
  });
  joined.on('signed-out', signedOut);
  joined.on('disconnect', () => {
    erasing = null;
    link.value = 'lost';
    // Otherwise what was asked while the link broke would be done after it was refused.
    joined.sendBuffer = [];
  });
  joined.on('connect_error', (error) => {
    if (error.message === 'signed-out') signedOut();
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
  figures.value = null;
  keyboard.value = false;
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

/** Like `request`, for what the page says in its own place. */
export async function ask(message: DeskRequest): Promise<DeskReply> {
  const to = socket;
  if (!to?.connected) return notConnected;
  // It rejects what the end of the link leaves unanswered.
  return await to.emitWithAck('request', message).catch(() => notConnected);
}

const notConnected: DeskReply = { ok: false, code: 'not-connected' };

/** Opens what the page shows, after the link was lost; it may have been erased meanwhile. */
async function openAgain(id: string): Promise<void> {
  const reply = await request({ type: 'open', id });
  if (!reply.ok && reply.code === 'record-gone') ended.value = opened.value?.id === id;
}

export function closeCase(): void {
  figures.value = null;
  void request({ type: 'close' });
  opened.value = null;
  ended.value = false;
}

/** Erases a screening. The page closes it first, so that it requests no pictures after they are gone. */
export async function eraseCase(view: CaseView): Promise<boolean> {
  erasing = view.id;
  opened.value = null;
  const reply = await request({ type: 'done', id: view.id });
  erasing = null;
  if (reply.ok) closeCase();
  else opened.value = view;
  return reply.ok;
}

const stillHereEveryMs = 5000;

/** Somebody touched the page: puts off the end of the session, with at most one message in five seconds. */
export function touched(): void {
  if (performance.now() - heardAt.value < stillHereEveryMs) return;
  heardAt.value = performance.now();
  void request({ type: 'still-here' });
}
