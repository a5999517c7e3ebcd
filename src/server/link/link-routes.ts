import express, { type RequestHandler, type Router } from 'express';
import type { CodeReply, LinkReply } from '../../contract/desk-link.ts';
import { type Door, sessionOf } from '../auth/sign-in.ts';
import type { DeskLink } from './desk-link.ts';
import { codeMs } from './pairing-code.ts';

type Link = Pick<DeskLink, 'view' | 'showCode' | 'forgetComputers'>;

const signedOut: CodeReply = { ok: false, code: 'signed-out', message: 'Sign in first.' };

/**
 * Routes that show the desk link and pair computers, for a session of either role at the kiosk's own ports. The link
 * serves none of them, so that a paired computer can't pair another. The technician can forget all computers.
 * @param link null where the settings name no interface
 */
export function linkRoutes(link: Link | null, door: Door): Router {
  const router = express.Router();
  const { role } = door.pin;
  const signedIn: RequestHandler = (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (sessionOf(door, request) !== null) next();
    else response.status(401).json(signedOut);
  };
  router.get(`/${role}/desk-link`, signedIn, (_request, response) =>
    response.json({ link: link?.view ?? null } satisfies LinkReply),
  );
  if (link === null) return router;
  router.post(`/${role}/pairing-code`, signedIn, (_request, response) => {
    const reply: CodeReply = { ok: true, code: link.showCode(), validForSeconds: codeMs / 1000 };
    response.json(reply);
  });
  if (role !== 'technician') return router;
  router.post('/technician/forget-computers', signedIn, (_request, response) => {
    link.forgetComputers();
    response.json({ link: link.view } satisfies LinkReply);
  });
  return router;
}
