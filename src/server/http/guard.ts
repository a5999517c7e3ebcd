import type { IncomingMessage } from 'node:http';

/**
 * Tells which requests come from the kiosk's own pages. A foreign Host means DNS rebinding, and a foreign Origin a page
 * of another site in the same browser. Both are refused although the socket is on loopback.
 * @returns why a request is refused, or null
 */
export function refusalOf(request: IncomingMessage, port: number): 'foreign-host' | 'foreign-origin' | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host)) return 'foreign-host';
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) return 'foreign-origin';
  return null;
}
