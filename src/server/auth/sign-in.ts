import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { PinCode, SignInReply, SignInState } from '../../contract/sign-in.ts';
import { codeOf } from '../../errors.ts';
import { cookieOf } from '../http/cookies.ts';
import type { Pin, Role } from './pin.ts';
import type { Sessions } from './sessions.ts';

const bodySchema = z.strictObject({ pin: z.string().min(1).max(32) });

/** What happened at sign-in, for the log and the audit trail, without PIN and token. */
export type DoorEvent = 'signed-in' | 'signed-out' | 'pin-wrong' | 'pin-locked' | 'pin-broken';

export interface Door {
  readonly pin: Pin;
  readonly sessions: Sessions;
  /** The page speaks it. */
  readonly language: SignInState['language'];
  readonly researchNotice: string;
  readonly onEvent: (event: DoorEvent) => void;
}

const cookieName = (role: Role): string => `spl-kiosk-${role}`;

/** The token of the browser's session, if it sent one that is still open. */
export function sessionOf({ pin, sessions }: Door, request: IncomingMessage): string | null {
  const token = cookieOf(request, cookieName(pin.role)) ?? '';
  return sessions.isOpen(token) ? token : null;
}

/**
 * The routes for signing in to a page that needs a PIN: GET /ROLE/session, POST /ROLE/sign-in, /ROLE/sign-out. Mount
 * them behind the guard of createApp. No script can read the cookie, and no page of another site sends it. No PIN is set
 * here, because anyone at the screen could choose the first one and then see what waits.
 */
export function signInRoutes(door: Door): Router {
  const { role } = door.pin;
  const router = express.Router();
  router.use(`/${role}`, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  const json = express.json({ limit: '1kb' });
  router.get(`/${role}/session`, (request, response) => response.json(stateOf(door, request)));
  router.post(`/${role}/sign-in`, json, (request, response) => answer(door, request, response));
  router.post(`/${role}/sign-out`, (request, response) => {
    const token = sessionOf(door, request);
    if (token !== null) {
      door.sessions.end(token);
      door.onEvent('signed-out');
    }
    response.clearCookie(cookieName(role), cookieOptions(request)).json({ ok: true } satisfies SignInReply);
  });
  return router;
}

/** Loopback has no TLS, and over the desk link no cookie goes without it. */
const cookieOptions = ({ secure }: Request) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure }) as const;

const refused = (code: PinCode, lockedForMs = 0, triesLeft = 0): SignInReply => ({
  ok: false,
  code,
  lockedForSeconds: Math.ceil(lockedForMs / 1000),
  triesLeft,
});

function stateOf(door: Door, request: Request): SignInState {
  const { pin, language, researchNotice } = door;
  const { state } = pin;
  return {
    pin: state,
    signedIn: state === 'set' && sessionOf(door, request) !== null,
    language,
    researchNotice,
    isLinked: request.secure,
    lockedForSeconds: state === 'set' ? Math.ceil(pin.lockedForMs / 1000) : 0,
  };
}

async function signIn({ pin, onEvent }: Door, given: string): Promise<SignInReply> {
  const tried = await pin.try(given);
  if (tried.ok) return { ok: true };
  // A try that does not count is not reported, because it could fill the log and the audit trail.
  if (tried.code !== 'pin-missing' && tried.counted) onEvent(tried.code);
  return refused(tried.code, tried.lockedForMs, tried.triesLeft);
}

async function answer(door: Door, request: Request, response: Response): Promise<void> {
  const { role } = door.pin;
  const body = bodySchema.safeParse(request.body);
  if (!body.success) {
    response.status(400).json(refused('malformed'));
    return;
  }
  const reply = await signIn(door, body.data.pin).catch((error: unknown) => {
    if (codeOf(error) !== 'pin-broken') throw error;
    door.onEvent('pin-broken');
    return refused('pin-broken');
  });
  if (reply.ok) {
    response.cookie(cookieName(role), door.sessions.open(), cookieOptions(request));
    door.onEvent('signed-in');
  }
  response.status(reply.ok ? 200 : 403).json(reply);
}
