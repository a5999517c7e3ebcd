import express, { type Router } from 'express';
import { lastDraftsSchema } from '../../contract/pharmacist-requests.ts';
import { type Door, sessionOf, signInRoutes } from '../auth/sign-in.ts';
import type { Desk } from './desk.ts';

/** The largest body of POST /pharmacist/drafts: a browser sends no more from a page that goes. */
const mostOfDrafts = '64kb';

/**
 * Routes for signing in, and for pictures, tables and papers of open screenings: only for sessions, never cached. The
 * bell alone is for pages that nobody is signed in to.
 */
export function deskRoutes(desk: Desk, door: Door): Router {
  const router = express.Router();
  router.use(signInRoutes(door));
  router.get('/pharmacist/bell', (_request, response) => response.json(desk.bell));
  router.use(
    ['/pharmacist/files', '/pharmacist/figures.csv', '/pharmacist/drafts'],
    (request, response, next) => {
      if (sessionOf(door, request) === null) response.status(401).type('text').send('Sign in first.');
      else next();
    },
  );
  router.get('/pharmacist/figures.csv', (_request, response) => {
    response.attachment('figures.csv').type('text/csv; charset=utf-8').send(desk.figures.csv());
  });
  // A page that is reloaded or closed: what it last sends over its socket may be lost.
  router.post('/pharmacist/drafts', express.json({ limit: mostOfDrafts }), (request, response) => {
    const drafts = lastDraftsSchema.safeParse(request.body);
    if (drafts.success) for (const one of drafts.data) desk.request(one);
    response.status(drafts.success ? 204 : 400).end();
  });
  router.get('/pharmacist/files/:token', async (request, response) => {
    const file = await desk.file(request.params.token);
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
