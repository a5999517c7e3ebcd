import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { healthRoutes } from '../../../src/server/http/health-routes.ts';
import { ok } from '../../../src/technician/checks/check.ts';
import type { HealthReport } from '../../../src/technician/health/health.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function statuses(report: Partial<HealthReport>) {
  const full = {
    live: true,
    ready: true,
    at: '2026-11-23T12:00:00.000Z',
    checks: [ok('store', 's')],
    ...report,
  };
  const listening = express()
    .use(healthRoutes(() => full))
    .listen(0, '127.0.0.1');
  server = listening;
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as AddressInfo;
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(await response.json()).toEqual(full);
    expect(response.headers.get('cache-control')).toBe('no-store');
    return response.status;
  };
  return [await get('/health/live'), await get('/health/ready'), await get('/health')];
}

it('answers 200 while the checks pass', async () => {
  expect(await statuses({})).toEqual([200, 200, 200]);
});

it('tells "not ready" from "not alive"', async () => {
  expect(await statuses({ ready: false })).toEqual([200, 503, 503]);
  server?.close();
  expect(await statuses({ live: false, ready: false })).toEqual([503, 503, 503]);
});
