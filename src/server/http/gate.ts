import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  STATUS_CODES,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Logger } from '../../logger.ts';

/** Allows the kiosk's own scripts, styles, pictures and sounds, and nothing else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** A connection that does not come to speak TLS keeps its place for no longer, in ms. */
const handshakeMs = 10_000;

/** The gate's own answer, given instead of the one from behind it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Reason for the log, if this is a refusal. */
  readonly why?: string;
}

/** Answers a request at the gate, or returns null to let it through. */
export type Keeper = (request: IncomingMessage) => Answer | null;

export interface Gated {
  /** The server that listens. */
  readonly outer: Server;
  /** The server behind the gate, also for sockets; it does not listen itself. */
  readonly inner: Server;
}

/**
 * A server with one gate in front of everything. Each request and each upgrade passes the keeper, also within a session,
 * and every answer, refusals included, has the headers that forbid a browser to load or send anything foreign.
 * @param pem key and certificate, for a server that speaks TLS
 */
export function gated(
  app: RequestListener,
  keeper: Keeper,
  logger: Pick<Logger, 'warn'>,
  pem: string | null = null,
): Gated {
  const inner = createServer(app);
  const serve: RequestListener = (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const answer = keeper(request);
    if (answer === null) {
      inner.emit('request', request, response);
      return;
    }
    if (answer.why) logger.warn({ event: 'request-refused', why: answer.why });
    response.writeHead(answer.status, headersOf(answer)).end(answer.text);
  };
  const outer: Server =
    pem === null
      ? createServer(serve)
      : createTlsServer({ key: pem, cert: pem, handshakeTimeout: handshakeMs }, serve);
  outer.on('upgrade', (request, socket, head) => {
    const answer = keeper(request);
    if (answer === null) {
      inner.emit('upgrade', request, socket, head);
      return;
    }
    logger.warn({ event: 'upgrade-refused', why: answer.why ?? 'not-an-upgrade' });
    answerRaw(socket, { ...answer, status: 403 });
  });
  outer.on('clientError', (_error, socket) => {
    if (socket.writable) answerRaw(socket, { status: 400, text: 'This is no request.' });
    else socket.destroy();
  });
  return { outer, inner };
}

const headersOf = ({ text, headers }: Answer): Record<string, string | string[]> => ({
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Length': String(Buffer.byteLength(text)),
  'Cache-Control': 'no-store',
  ...headers,
});

/** Answers on a socket for which there is no response object. */
function answerRaw(socket: Duplex, answer: Answer): void {
  const headers = { ...securityHeaders, ...headersOf(answer), Connection: 'close' };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}: ${one}`),
  );
  socket.on('error', () => undefined); // the client has gone
  socket.end(
    [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`, ...lines, '', answer.text].join('\r\n'),
  );
}
