import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { AuditView } from '../../contract/audit.ts';
import { auditTable, linesOf } from '../../store/audit-lines.ts';
import type { AuditReader } from '../../store/port.ts';
import { type Door, sessionOf } from '../auth/sign-in.ts';

/** Lines that the page shows; the table for download has all. */
const shown = 300;

/** Routes for what was done on this kiosk, to read and to take along: only for sessions, never cached. */
export function auditRoutes(audit: AuditReader, door: Door): Router {
  const router = express.Router();
  const session = (request: Request, response: Response, next: NextFunction) => {
    if (sessionOf(door, request) === null) response.status(401).type('text').send('Sign in first.');
    else next();
  };
  router.get('/pharmacist/audit', session, (_request, response) => response.json(auditView(audit)));
  router.get('/pharmacist/audit.csv', session, (_request, response) => {
    response.attachment(`audit-${new Date().toISOString().slice(0, 10)}.csv`);
    response.type('text/csv').send(auditTable(audit));
  });
  return router;
}

export function auditView(audit: AuditReader): AuditView {
  const lines = linesOf(audit);
  return {
    entries: lines.slice(-shown).reverse(),
    total: lines.length,
    head: audit.head.hash,
    firstBroken: audit.firstBroken(),
  };
}
