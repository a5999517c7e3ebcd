import { signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, KioskState, Request, ServerToClient } from '../../src/contract/kiosk.ts';

/** The daemon's last state; null before the first. Every screen is drawn from it and nothing else. */
export const state = signal<KioskState | null>(null);

/** `lost` once the link broke or did not come up; `up` once a fresh state has arrived over it. */
export const link = signal<'joining' | 'up' | 'lost'>('joining');

/** True if the daemon restarted during a visit and the customer has not confirmed the message yet. */
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

/** Kept in sessionStorage, so that a page reloaded by the restart notices too. It holds nothing personal. */
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

/** Sends a request; the answer that counts is the next state. A second tap meanwhile is not sent. */
export function request(message: Request): void {
  if (!socket.connected || inFlight.has(message.type)) return;
  inFlight.add(message.type);
  socket.emit('request', message, (reply) => {
    inFlight.delete(message.type);
    // Out of order: another tab or an earlier tap was faster, and the state already shows it. A code that is the
    // state's fault is explained on the screen.
    if (reply.ok || reply.code === 'out-of-order' || reply.code === state.value?.fault) return;
    if (message.type === 'still-here') return;
    sayRefused();
  });
}

/** Says for a moment that what was asked for did not happen. */
export function sayRefused(): void {
  refused.value = true;
  clearTimeout(refusedTimer);
  refusedTimer = setTimeout(() => {
    refused.value = false;
  }, 4000);
}

const stillHereEveryMs = 5000;
let lastStillHere = 0;

/** Tells the daemon during a visit, at most every five seconds, that somebody touches the screen. */
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
