import { io } from 'socket.io-client';
import type { KioskState } from '../../src/contract/kiosk.ts';
import type { RunningKiosk } from '../e2e/kiosk-browser.ts';
import { requestsToCapture } from '../fakes/parts/requests.ts';

/** Leads a running kiosk there over its socket, whatever its screens look like; resolves with the state then. */
export async function toCapture({ url, cookie }: RunningKiosk): Promise<KioskState> {
  const socket = io(url, { transports: ['websocket'], extraHeaders: { cookie } });
  let state: KioskState | undefined;
  socket.on('state', (next: KioskState) => {
    state = next;
  });
  for (const request of requestsToCapture) {
    const reply: unknown = await socket.timeout(5000).emitWithAck('request', request);
    if (JSON.stringify(reply) !== '{"ok":true}') throw new Error(`Refused: ${request.type}`);
  }
  while (state?.step !== 'capture') await new Promise((resolve) => setTimeout(resolve, 20));
  socket.disconnect();
  return state;
}
