/** The technician's page, with fakes behind it; each test opens its own, which closes after it. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterEach, beforeEach } from 'vitest';
import { Pin } from '../../../src/server/auth/pin.ts';
import { LogTail } from '../../../src/server/technician/log-tail.ts';
import { openWorkshop, type WorkshopParts } from '../../../src/server/technician/open-workshop.ts';
import { loadSettings } from '../../../src/settings.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { loggerTo } from '../../fakes/parts/tail-logger.ts';
import { workshopParts } from '../../fakes/parts/workshop.ts';

let folder: string;
let server: Server | undefined;
let stop: () => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workshop-'));
  stop = () => undefined;
});
afterEach(async () => {
  close();
  await rm(folder, { recursive: true });
});

export function close(): void {
  stop();
  server?.close();
}

export async function open(change: Partial<WorkshopParts> = {}) {
  const tail = new LogTail();
  const logger = loggerTo(tail);
  const { camera, printer } = fakeParts();
  const settings = loadSettings({
    SPL_KIOSK_STATE_FOLDER: folder,
    SPL_KIOSK_PHARMACY: 'Secret Pharmacy',
  });
  const workshop = openWorkshop({
    settings,
    ...workshopParts,
    camera,
    printer,
    log: tail,
    logger,
    ...change,
  });
  stop = workshop.stop;
  const listening = express().use(workshop.router).listen(0, '127.0.0.1');
  server = listening;
  await new Promise((resolve) => listening.once('listening', resolve));
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/technician`;
  return { url, tail, camera, printer };
}

export async function signIn(url: string): Promise<RequestInit> {
  await new Pin(folder, 'technician').setFirst('739154');
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ pin: '739154' }),
  });
  return { headers: { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' } };
}

export const post = async (url: string, session: RequestInit) =>
  await (await fetch(url, { method: 'POST', ...session })).json();
