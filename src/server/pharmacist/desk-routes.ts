import express, { type Router } from 'express';
import type { Logger } from '../../logger.ts';
import { type Door, sessionOf, signInRoutes } from '../auth/sign-in.ts';
import type { Desk } from './desk.ts';

/** The way in, and the pictures, tables and papers of open screenings: for sessions alone, and never cached. */
export function deskRoutes(desk: Desk, door: Door, logger: Pick<Logger, 'error'>): Router {
  const router = express.Router();
  router.use(signInRoutes(door));
  router.get('/pharmacist/files/:token', async (request, response) => {
    if (sessionOf(door, request) === null) {
      response.status(401).type('text').send('Sign in first.');
      return;
    }
    const file = await desk.file(request.params.token).catch((error: unknown) => {
      logger.error({ event: 'picture-failed', kind: error instanceof Error ? error.name : 'unknown' });
      return null;
    });
    if (!file) {
      response.status(404).type('text').send('This is no longer kept.');
      return;
    }
    if (file.downloadAs !== null) response.attachment(file.downloadAs);
    const { buffer, byteOffset, length } = file.bytes;
    // The bytes themselves: whoever keeps them overwrites them, and nobody keeps a photo.
    if (!file.isKept) response.once('close', () => file.bytes.fill(0));
    response.type(file.contentType).send(Buffer.from(buffer, byteOffset, length));
  });
  return router;
}
