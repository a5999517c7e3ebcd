import { signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, KioskState, Request, ServerToClient } from '../../src/contract/kiosk.ts';

/** The daemon's truth, as last told; null before the first word. Every screen is drawn from it and from nothing else. */
export const state = signal<KioskState | null>(null);

/** `lost` once the link broke or did not come up; `up` when a fresh state arrived over it. */
export const link = signal<'joining' | 'up' | 'lost'>('joining');

/** The daemon restarted under a running visit, and the customer has not read so yet. */
export const restarted = signal(false);

/** True for a moment after a request was refused or failed. */
export const refused = signal(false);

const socket: Socket<ServerToClient, ClientToServer> = io({ transports: ['websocket', 'polling'] });

socket.on('state', (next) => {
  noteBoot(next);
  state.value = next;
  link.value = 'up';
});

socket.on('disconnect', () => {
  inFlight.clear();
  link.value = 'lost';
});
socket.on('connect_error', () => {
  link.value = 'lost';
});

const isRunning = ({ step }: KioskState) => step !== 'welcome' && step !== 'done';

const bootKey = 'spl-kiosk-boot';

/** Kept in sessionStorage so that a page reloaded by the restart notices as well. Holds nothing personal. */
function noteBoot(next: KioskState): void {
  const [bootId, mark] = (sessionStorage.getItem(bootKey) ?? '').split(' ');
  const ended = mark === 'ended' || (mark === 'running' && bootId !== next.bootId);
  restarted.value = ended;
  sessionStorage.setItem(bootKey, `${next.bootId} ${ended ? 'ended' : isRunning(next) ? 'running' : 'idle'}`);
}

export function dismissRestarted(): void {
  restarted.value = false;
  sessionStorage.removeItem(bootKey);
  if (state.value !== null) noteBoot(state.value);
}

const inFlight = new Set<Request['type']>();
let refusedTimer: ReturnType<typeof setTimeout> | undefined;

/** Asks for something; the answer that counts is the next state. A second tap on the way is not sent. */
export function request(message: Request): void {
  if (!socket.connected || inFlight.has(message.type)) return;
  inFlight.add(message.type);
  socket.emit('request', message, (reply) => {
    inFlight.delete(message.type);
    // Out of order: another tab or an earlier tap was quicker, and the state already says so. A code that the
    // state carries as its fault is explained on the screen.
    if (reply.ok || reply.code === 'out-of-order' || reply.code === state.value?.fault) return;
    if (message.type === 'still-here') return;
    refused.value = true;
    clearTimeout(refusedTimer);
    refusedTimer = setTimeout(() => {
      refused.value = false;
    }, 4000);
  });
}

const stillHereEveryMs = 5000;
let lastStillHere = 0;

/** Tells the daemon, at most every five seconds, that somebody touches the screen during a visit. */
export function watchPresence(): void {
  const touched = () => {
    if (state.value === null || !isRunning(state.value)) return;
    const now = Date.now();
    if (now - lastStillHere < stillHereEveryMs) return;
    lastStillHere = now;
    request({ type: 'still-here' });
  };
  for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const) {
    addEventListener(name, touched, { passive: true, capture: true });
  }
}
