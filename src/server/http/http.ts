import type { Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import express, { type Express, type Response, type Router } from 'express';
import { KioskError, systemCode } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { answerError } from './answer-error.ts';
import type { ServedFile } from './served-files.ts';

export interface HttpParts {
  /** Folder with the built pages. */
  readonly pages: string;
  /** The folders in it that are served; all of it where this is left out. */
  readonly folders?: readonly string[];
  readonly file: (token: string) => ServedFile | undefined;
  /** Streams the live picture; false if the token is not that of the current stream. */
  readonly live: (token: string, response: ServerResponse) => boolean;
  /** Further routes: the pages that need a PIN, and those for a supervisor. */
  readonly routers?: readonly Router[];
  readonly logger: Logger;
}

/** Serves the pages and the files of the running visit, behind a gate that lets in whoever may see them. */
export function createApp({ pages, folders, file, live, routers = [], logger }: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/files/:token', (request, response) => serve(file(request.params.token), response));
  app.get('/preview/:token', (request, response) => {
    if (!live(request.params.token, response)) serve(undefined, response);
  });
  for (const router of routers) app.use(router);
  const options = { index: 'index.html', cacheControl: false, etag: true };
  // Each folder is a root of its own, out of which no path leads.
  if (folders === undefined) app.use(express.static(pages, options));
  else for (const name of folders) app.use(`/${name}`, express.static(join(pages, name), options));
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
  const { buffer, byteOffset, length } = file.bytes;
  // The bytes themselves: whoever holds them overwrites them.
  response.type(file.contentType).send(Buffer.from(buffer, byteOffset, length));
}

/**
 * Listens on loopback, or on the address of another network interface.
 * @throws KioskError `port-in-use`
 */
export function listen(server: Server, port: number, address = '127.0.0.1'): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error) => {
      reject(
        systemCode(error) === 'EADDRINUSE'
          ? new KioskError(
              'port-in-use',
              `Port ${port} is taken: another kiosk may be running. Stop it, or set SPL_KIOSK_PORT to another port.`,
              { cause: error },
            )
          : new KioskError(
              'port-in-use',
              `Port ${port} can't be opened (${systemCode(error)}). Set SPL_KIOSK_PORT to another port.`,
              { cause: error },
            ),
      );
    });
    server.listen(port, address, () => resolve(server));
  });
}
