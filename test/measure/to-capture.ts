import { io } from 'socket.io-client';
import type { KioskState, Request } from '../../src/protocol.ts';
import { urgentQuestions } from '../../src/screening/questionnaire.ts';

/** From the welcome to the live picture of one place. */
export const requestsToCapture: readonly Request[] = [
  { type: 'begin' },
  { type: 'understood' },
  { type: 'answer-age', adult: true },
  { type: 'consent' },
  ...urgentQuestions.map((question): Request => ({ type: 'answer-urgent', question, answer: 'no' })),
  { type: 'choose-scope', scope: 'spot' },
  { type: 'choose-site', site: 'upper-back', view: 'back', point: null },
];

/** Leads a running kiosk there over its socket, whatever its screens look like; resolves with the state then. */
export async function toCapture(url: string): Promise<KioskState> {
  const socket = io(url, { transports: ['websocket'] });
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
