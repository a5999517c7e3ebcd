import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Failure } from '../../contract/failure.ts';
import type { TechnicianState, TestReply } from '../../contract/technician.ts';
import { type Door, sessionOf, signInRoutes } from '../auth/sign-in.ts';
import type { SupportBundle } from './support-bundle.ts';

/** What the page can see and do. None of these calls returns a picture. */
export interface Workshop {
  state(): TechnicianState;
  bundle(): SupportBundle;
  printTest(): Promise<TestReply>;
  captureTest(): Promise<TestReply>;
  restart(): TestReply;
}

const busy: Failure = {
  ok: false,
  code: 'busy',
  message: 'A customer is at the kiosk. Wait until the visit has ended.',
};

const signedOut: Failure = { ok: false, code: 'signed-out', message: 'Sign in first.' };

/**
 * Routes of the technician's page, behind its PIN. Those that use a device are refused while somebody is at the kiosk.
 */
export function technicianRoutes(workshop: Workshop, door: Door): Router {
  const router = express.Router();
  router.use(signInRoutes(door));
  const session = (request: Request, response: Response, next: NextFunction) => {
    const token = sessionOf(door, request);
    if (token !== null && door.sessions.isOpen(token)) next();
    else response.status(401).json(signedOut);
  };
  router.get('/technician/state', session, (_request, response) => response.json(workshop.state()));
  router.get('/technician/support-bundle', session, (_request, response) => {
    const bundle = workshop.bundle();
    const name = `spl-kiosk-${bundle.serial}-${bundle.at.slice(0, 10)}.json`.replaceAll(/[^\w.-]/g, '_');
    response.attachment(name).json(bundle);
  });
  const test = (path: string, run: () => Promise<TestReply> | TestReply) =>
    router.post(`/technician/${path}`, session, async (request, response) => {
      door.sessions.touch(sessionOf(door, request) ?? '');
      response.json(workshop.state().busy ? busy : await run());
    });
  test('print-test', () => workshop.printTest());
  test('capture-test', () => workshop.captureTest());
  test('restart', () => workshop.restart());
  return router;
}
