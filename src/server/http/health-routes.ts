import { type Response, Router } from 'express';

/** What the last round of checks found; further fields are passed on. */
export interface Findings {
  readonly live: boolean;
  readonly ready: boolean;
}

/**
 * Routes for a supervisor on this machine: `/health/live` (would a restart help?) and `/health/ready` (can a customer
 * begin?), each 200 or 503 with the findings. These hold states and measurements of the machine, and nothing about any
 * visit. The guard before them refuses every other host.
 */
export function healthRoutes(report: () => Findings): Router {
  const router = Router();
  const answer = (response: Response, passed: boolean) =>
    response
      .status(passed ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(report());
  router.get('/health/live', (_request, response) => answer(response, report().live));
  router.get(['/health', '/health/ready'], (_request, response) => answer(response, report().ready));
  return router;
}
