import express, { type Router } from 'express';
import type { Failure } from '../../contract/failure.ts';
import { type Door, sessionOf } from '../auth/sign-in.ts';
import type { SlipScanner } from './slip-scanner.ts';

const refused = (code: Failure['code'], message: string): Failure => ({ ok: false, code, message });

/**
 * GET /pharmacist/scan: a frame of the kiosk's camera for a session at the kiosk itself, 204 while there is none yet. The
 * desk link does not serve it: a computer elsewhere must not see who stands before the camera.
 */
export function scanRoutes(scanner: SlipScanner, door: Door): Router {
  const router = express.Router();
  router.get('/pharmacist/scan', (request, response) => {
    response.set('Cache-Control', 'no-store');
    if (sessionOf(door, request) === null) {
      response.status(401).json(refused('signed-out', 'Sign in first.'));
      return;
    }
    const frame = scanner.frame();
    if (frame === null) response.status(204).end();
    else if (frame === 'busy') response.status(409).json(refused('busy', 'A customer uses the camera.'));
    else if ('fault' in frame)
      response.status(503).json(refused(frame.fault, 'The camera shows no picture. Check its cable.'));
    else response.type('image/jpeg').send(Buffer.from(frame));
  });
  return router;
}
