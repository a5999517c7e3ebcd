import type { ErrorRequestHandler } from 'express';
import type { Failure } from '../../contract/failure.ts';
import { codeOf, type ErrorCode, KioskError, messageOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';

/** HTTP statuses of expected errors; any other error is a defect and gives 500. */
const statuses: Partial<Record<ErrorCode, number>> = {
  malformed: 400,
  'record-gone': 404,
  'store-failed': 503,
  'pin-broken': 503,
  stopped: 503,
};

/**
 * Answers a request whose handler threw with the error's own status and sentence, and logs the code. A page's script gets
 * a Failure; a person who follows a link gets only the sentence.
 */
export const answerError =
  (logger: Pick<Logger, 'warn' | 'error'>): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const { status, failure } = failureOf(error);
    const line = { event: 'request-failed', status, code: failure.code, detail: messageOf(error) };
    if (status < 500) logger.warn(line);
    else logger.error(line);
    // Express then closes the connection, so that half an answer is not mistaken for a whole one.
    if (response.headersSent) next(error);
    else if (request.accepts(['json', 'html']) === 'json') response.status(status).json(failure);
    else response.status(status).type('text').send(failure.message);
  };

function failureOf(error: unknown): { status: number; failure: Failure } {
  const refused = refusedStatus(error);
  const code = refused === undefined ? codeOf(error) : 'malformed';
  const message = error instanceof KioskError ? error.message : refused === undefined ? defect : unreadable;
  return { status: refused ?? statuses[code] ?? 500, failure: { ok: false, code, message } };
}

const unreadable = 'The kiosk can’t read this request. Load the page again.';
const defect =
  'The kiosk could not do this. Try again. If it fails again, tell a technician to look at the log.';

/** The status that Express gives to a request that it can't read, such as a bad path, or a body too long or not JSON. */
function refusedStatus(error: unknown): number | undefined {
  if (!(error instanceof Error && 'status' in error && typeof error.status === 'number')) return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}
