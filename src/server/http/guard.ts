import type { IncomingMessage } from 'node:http';
import type { Answer } from './gate.ts';

/**
 * Refuses requests that do not come from this server's own pages. A foreign Host means DNS rebinding, and a foreign Origin
 * means a page of another site in the same browser. Both are refused although the socket is on loopback.
 */
export function refuseForeign({ headers, socket }: IncomingMessage): Answer | null {
  const hosts = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return refusal('foreign-host');
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`))
    return refusal('foreign-origin');
  return null;
}

const refusal = (why: string): Answer => ({
  status: 403,
  text: 'This kiosk answers only its own pages.',
  why,
});
