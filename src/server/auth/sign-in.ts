import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { SignInReply, SignInState } from '../../contract/sign-in.ts';
import { KioskError } from '../../errors.ts';
import type { Pin, Role } from './pin.ts';
import type { Sessions } from './sessions.ts';

const bodySchema = z.strictObject({ pin: z.string().min(1).max(32) });

/** What happened at sign-in, for the log and the audit trail, without PIN and token. */
export type DoorEvent = 'pin-set' | 'signed-in' | 'signed-out' | 'pin-wrong' | 'pin-locked' | 'pin-broken';

export interface Door {
  readonly pin: Pin;
  readonly sessions: Sessions;
  readonly researchNotice: string;
  readonly onEvent: (event: `${Role}-${DoorEvent}`) => void;
}

const cookieName = (role: Role): string => `spl-kiosk-${role}`;

/** The token of the browser's session, if it sent one that is still open. */
export function sessionOf({ pin, sessions }: Door, request: IncomingMessage): string | null {
  const prefix = `${cookieName(pin.role)}=`;
  const cookie = request.headers.cookie?.split(/;\s*/).find((part) => part.startsWith(prefix));
  const token = cookie?.slice(prefix.length) ?? '';
  return sessions.isOpen(token) ? token : null;
}

/**
 * The routes for signing in to a page that needs a PIN: GET /ROLE/session, POST /ROLE/sign-in, /ROLE/first-pin,
 * /ROLE/sign-out. Mount them behind the guard of createApp. No script can read the cookie, and no page of another site
 * sends it.
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
  router.post(`/${role}/sign-in`, json, (request, response) => answer(door, request, response, signIn));
  router.post(`/${role}/first-pin`, json, (request, response) => answer(door, request, response, setFirst));
  router.post(`/${role}/sign-out`, (request, response) => {
    const token = sessionOf(door, request);
    if (token !== null) door.sessions.end(token);
    door.onEvent(`${role}-signed-out`);
    response.clearCookie(cookieName(role), cookieOptions).json({ ok: true } satisfies SignInReply);
  });
  return router;
}

const cookieOptions = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

const refused = (code: string, lockedForMs = 0, triesLeft = 0): SignInReply => ({
  ok: false,
  code,
  lockedForSeconds: Math.ceil(lockedForMs / 1000),
  triesLeft,
});

function stateOf(door: Door, request: Request): SignInState {
  try {
    return {
      pin: door.pin.isSet ? 'set' : 'missing',
      signedIn: sessionOf(door, request) !== null,
      researchNotice: door.researchNotice,
      lockedForSeconds: Math.ceil(door.pin.lockedForMs / 1000),
    };
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    const { researchNotice } = door;
    return { pin: 'broken', signedIn: false, researchNotice, lockedForSeconds: 0 };
  }
}

async function signIn({ pin, onEvent }: Door, given: string): Promise<SignInReply> {
  const tried = await pin.try(given);
  if (tried.ok) return { ok: true };
  if (tried.code !== 'pin-missing') onEvent(`${pin.role}-${tried.code}`);
  return refused(tried.code, tried.lockedForMs, tried.triesLeft);
}

async function setFirst({ pin, onEvent }: Door, given: string): Promise<SignInReply> {
  if (!(await pin.setFirst(given))) return refused('pin-already-set');
  onEvent(`${pin.role}-pin-set`);
  return { ok: true };
}

async function answer(
  door: Door,
  request: Request,
  response: Response,
  perform: (door: Door, pin: string) => Promise<SignInReply>,
): Promise<void> {
  const { role } = door.pin;
  const body = bodySchema.safeParse(request.body);
  if (!body.success) {
    response.status(400).json(refused('malformed'));
    return;
  }
  const reply = await perform(door, body.data.pin).catch((error: unknown) => {
    if (!(error instanceof KioskError)) throw error;
    if (error.code === 'pin-broken') door.onEvent(`${role}-pin-broken`);
    return refused(error.code);
  });
  if (reply.ok) {
    response.cookie(cookieName(role), door.sessions.open(), cookieOptions);
    door.onEvent(`${role}-signed-in`);
  }
  response.status(reply.ok ? 200 : 403).json(reply);
}
