import type { IncomingMessage } from 'node:http';
import express, { type Express, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { codeDigits, type PairReply, type PairState } from '../../contract/desk-link.ts';
import type { Logger } from '../../logger.ts';
import { cookieOf } from '../http/cookies.ts';
import type { Keeper } from '../http/gate.ts';
import { refuseForeignTo } from '../http/guard.ts';
import { createApp } from '../http/http.ts';
import type { PairedComputers } from './paired-computers.ts';
import type { PairingCode } from './pairing-code.ts';

/** Browsers take a cookie with this prefix over TLS alone, and only from this very host. */
const cookieName = '__Host-spl-kiosk-computer';

/** The longest that browsers keep a cookie; each visit of the page begins it again. */
const cookieMs = 400 * 24 * 3_600_000;

const cookieOptions = {
  secure: true,
  httpOnly: true,
  sameSite: 'strict',
  path: '/',
  maxAge: cookieMs,
} as const;

export interface LinkAppParts {
  /** Folder with the built pages. */
  readonly pages: string;
  /** Routes of the pharmacist's page. */
  readonly desk: Router;
  readonly code: PairingCode;
  readonly computers: PairedComputers;
  /** What the page that pairs a computer says before it is paired. */
  readonly state: PairState;
  readonly onPaired: () => void;
  readonly logger: Logger;
}

const isPaired = (computers: PairedComputers, request: IncomingMessage): boolean =>
  computers.has(cookieOf(request, cookieName) ?? '');

/**
 * Lets a paired computer through, and every other one only to the page that pairs it.
 * @param host of the link with its port, as browsers write it
 */
export function linkKeeper(host: string, computers: PairedComputers): Keeper {
  const refuseForeign = refuseForeignTo(host);
  return (request) => {
    const foreign = refuseForeign(request);
    if (foreign !== null || isPaired(computers, request)) return foreign;
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (/^\/(pair|assets)\/[\w./-]*$/.test(path) && !path.includes('..')) return null;
    if (request.method === 'GET' && ['/', '/pharmacist', '/pharmacist/'].includes(path))
      return { status: 303, text: '', headers: { Location: '/pair/' } };
    return { status: 403, text: 'This computer is not paired with the kiosk.\n', why: 'not-paired' };
  };
}

/** The pharmacist's page and the one that pairs a computer, and nothing else. */
export function linkApp(parts: LinkAppParts): Express {
  const { pages, desk, computers, state, logger } = parts;
  const router = express.Router();
  router.get('/', (_request, response) => response.redirect(303, '/pharmacist/'));
  router.get('/pair/state', (_request, response) => response.json(state));
  router.post('/pair/code', express.json({ limit: '1kb' }), (request, response) =>
    pair(parts, request, response),
  );
  router.get('/pharmacist/', (request, response, next) => {
    const token = cookieOf(request, cookieName) ?? '';
    if (computers.has(token)) response.cookie(cookieName, token, cookieOptions);
    next();
  });
  return createApp({
    pages,
    folders: ['pharmacist', 'pair', 'assets'],
    file: () => undefined,
    live: () => false,
    routers: [router, desk],
    logger,
  });
}

const bodySchema = z.strictObject({ code: z.string().length(codeDigits) });

function pair({ code, computers, onPaired, logger }: LinkAppParts, request: Request, response: Response) {
  response.set('Cache-Control', 'no-store');
  const answer = (status: number, reply: PairReply) => response.status(status).json(reply);
  const body = bodySchema.safeParse(request.body);
  if (!body.success) return answer(400, { ok: false, code: 'malformed', pausedForSeconds: 0 });
  const tried = code.try(body.data.code);
  if (!tried.ok) {
    if (tried.code === 'code-wrong') logger.warn({ event: 'pairing-code-wrong' });
    return answer(403, {
      ok: false,
      code: tried.code,
      pausedForSeconds: Math.ceil(tried.pausedForMs / 1000),
    });
  }
  response.cookie(cookieName, computers.add(), cookieOptions);
  onPaired();
  return answer(200, { ok: true });
}
