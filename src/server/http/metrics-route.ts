import { Router } from 'express';

export interface MetricsPage {
  readonly contentType: string;
  page(): Promise<string>;
}

/** Serves `/metrics` to Prometheus on this machine; the guard before it refuses every other host. */
export function metricsRoute(metrics: MetricsPage): Router {
  return Router().get('/metrics', async (_request, response) => {
    response
      .set({ 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' })
      .send(await metrics.page());
  });
}
