import { createServer, type Server, type ServerResponse } from 'node:http';
import express, { type Express, type Response, type Router } from 'express';
import { KioskError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { answerError } from './answer-error.ts';
import { refusalOf } from './guard.ts';
import type { ServedFile } from './served-files.ts';

/** Allows the kiosk's own scripts, styles and pictures, and nothing from anywhere else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface HttpParts {
  readonly port: number;
  /** Folder with the built pages. */
  readonly pages: string;
  readonly file: (token: string) => ServedFile | undefined;
  /** Streams the live picture; false if the token is not that of the current stream. */
  readonly live: (token: string, response: ServerResponse) => boolean;
  /** Further routes behind the guard: the pages that need a PIN, and those for a supervisor. */
  readonly routers?: readonly Router[];
  readonly logger: Logger;
}

/** Serves the pages and the files of the running visit, only to the kiosk's own pages. */
export function createApp({ port, pages, file, live, routers = [], logger }: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    const refusal = refusalOf(request, port);
    if (refusal) {
      logger.warn({ event: 'request-refused', why: refusal });
      response.status(403).type('text').send('This kiosk answers only its own pages.');
      return;
    }
    response.set({
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    });
    next();
  });
  app.get('/files/:token', (request, response) => serve(file(request.params.token), response));
  app.get('/preview/:token', (request, response) => {
    if (!live(request.params.token, response)) serve(undefined, response);
  });
  for (const router of routers) app.use(router);
  app.use(express.static(pages, { index: 'index.html', cacheControl: false, etag: true }));
  app.use((_request, response) => {
    response.status(404).type('text').send('There is no such page.');
  });
  app.use(answerError(logger));
  return app;
}

function serve(file: ServedFile | undefined, response: Response): void {
  response.set('Cache-Control', 'no-store');
  if (!file) {
    response.status(404).type('text').send('This is no longer kept.');
    return;
  }
  if (file.downloadAs !== null) response.attachment(file.downloadAs);
  response.type(file.contentType).send(Buffer.from(file.bytes));
}

/**
 * Listens only on loopback.
 * @throws KioskError `port-in-use`
 */
export function listen(app: Express, port: number): Promise<Server> {
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new KioskError(
              'port-in-use',
              `Port ${port} is taken: another kiosk may be running. Stop it, or set SPL_KIOSK_PORT to another port.`,
              { cause: error },
            )
          : new KioskError(
              'port-in-use',
              `Port ${port} can't be opened (${error.code}). Set SPL_KIOSK_PORT to another port.`,
              { cause: error },
            ),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
