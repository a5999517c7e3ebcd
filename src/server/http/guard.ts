import type { IncomingMessage } from 'node:http';
import type { Answer, Keeper } from './gate.ts';

/**
 * Refuses requests that do not come from this server's own pages. A foreign Host means DNS rebinding, and a foreign Origin
 * means a page of another site in the same browser. Both are refused although the socket is on loopback.
 */
export function refuseForeign(request: IncomingMessage): Answer | null {
  const { localPort } = request.socket;
  return refusedFor(request, 'http', [`127.0.0.1:${localPort}`, `localhost:${localPort}`]);
}

/** The same for a server that speaks TLS and has one name. @param host with its port, as browsers write it */
export const refuseForeignTo =
  (host: string): Keeper =>
  (request) =>
    refusedFor(request, 'https', [host]);

function refusedFor(
  { headers: { host, origin } }: IncomingMessage,
  scheme: 'http' | 'https',
  hosts: readonly string[],
): Answer | null {
  if (host === undefined || !hosts.includes(host)) return refusal('foreign-host');
  if (origin !== undefined && !hosts.some((own) => origin === `${scheme}://${own}`))
    return refusal('foreign-origin');
  return null;
}

const refusal = (why: string): Answer => ({
  status: 403,
  text: 'This kiosk answers only its own pages.',
  why,
});
