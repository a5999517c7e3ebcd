import { createServer, type Server, type ServerResponse } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import { KioskError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { refusalOf } from './guard.ts';
import type { ServedFile } from './served-files.ts';

/** The kiosk's own scripts, styles and pictures, and nothing from anywhere else. */
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
  /** Streams the live picture; false where the token is not that of the one that runs now. */
  readonly live: (token: string, response: ServerResponse) => boolean;
  /** Further paths behind the guard: the pages that need a PIN, and what a supervisor asks. */
  readonly routers?: readonly Router[];
  readonly logger: Logger;
}

/** The pages and the files of the running visit, for the kiosk's own pages only. */
export function createApp({ port, pages, file, live, routers = [], logger }: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    const refusal = refusalOf(request, port);
    if (refusal) {
      logger.warn({ event: 'request-refused', why: refusal });
      response.status(403).type('text').send('This kiosk answers its own pages only.');
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
  app.use((_error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    logger.warn({ event: 'request-failed' });
    response.status(400).type('text').send('There is no such page.');
  });
  return app;
}

function serve(file: ServedFile | undefined, response: Response): void {
  response.set('Cache-Control', 'no-store');
  if (!file) {
    response.status(404).type('text').send('This is no longer kept.');
    return;
  }
  if (file.downloadAs !== null) response.attachment(file.downloadAs);
  const { buffer, byteOffset, length } = file.bytes;
  // The bytes themselves: whoever holds them overwrites them.
  response.type(file.contentType).send(Buffer.from(buffer, byteOffset, length));
}

/**
 * Listens on loopback alone.
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
