import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TechnicianState } from '../../../src/contract/technician.ts';
import { KioskError } from '../../../src/errors.ts';
import { Pin } from '../../../src/server/auth/pin.ts';
import { LogTail } from '../../../src/server/technician/log-tail.ts';
import { openWorkshop, type WorkshopParts } from '../../../src/server/technician/open-workshop.ts';
import { loadSettings } from '../../../src/settings.ts';
import { ok } from '../../../src/technician/checks/check.ts';
import { say } from '../../../src/technician/checks/sentence.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../../fakes/parts/local-visitor.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { loggerTo } from '../../fakes/parts/tail-logger.ts';
import { workshopParts } from '../../fakes/parts/workshop.ts';
import { until } from '../../fakes/until.ts';

describe('the technician’s page', () => {
  let folder: string;
  let server: Server | undefined;
  let stop: () => void;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workshop-'));
    stop = () => undefined;
  });
  afterEach(async () => {
    stop();
    server?.close();
    await rm(folder, { recursive: true });
  });

  async function open(change: Partial<WorkshopParts> = {}) {
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

  async function signIn(url: string): Promise<RequestInit> {
    await new Pin(folder, 'technician').setFirst('739154');
    const response = await fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pin: '739154' }),
    });
    return { headers: { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' } };
  }
  const post = async (url: string, session: RequestInit) =>
    await (await fetch(url, { method: 'POST', ...session })).json();

  it('shows and does nothing without its PIN', async () => {
    const { url, camera, printer } = await open();
    for (const path of ['state', 'support-bundle']) expect((await fetch(`${url}/${path}`)).status).toBe(401);
    for (const path of ['print-test', 'capture-test', 'restart']) {
      expect((await fetch(`${url}/${path}`, { method: 'POST' })).status).toBe(401);
    }
    expect([camera.taken, printer.printed]).toEqual([0, []]);
  });

  it('shows what runs, why nothing better does, and what the checks found', async () => {
    const { url } = await open();
    const session = await signIn(url);
    const state = (await (await fetch(`${url}/state`, session)).json()) as TechnicianState;
    expect(state).toMatchObject({
      release: '0.1.0',
      ready: true,
      checks: [{ name: 'store', status: 'ok' }],
      models: [
        {
          name: 'lesion-detector',
          version: '0.2.0',
          provider: 'cpu',
          passedOver: [
            { provider: 'tensorrt', hindrance: 'no-engine', reason: 'no engine was built for this model' },
          ],
        },
      ],
      busy: false,
      restarts: false,
    });
  });

  it('prints a slip and takes a photo that nobody sees', async () => {
    const { url, camera, printer, tail } = await open();
    const session = await signIn(url);
    expect(await post(`${url}/print-test`, session)).toMatchObject({ ok: true });
    expect(printer.printed).toEqual(['test-slip']);
    const taken = await post(`${url}/capture-test`, session);
    expect(taken).toEqual({
      ok: true,
      value: expect.stringMatching(/^1200 × 800, [\d.]+ s$/),
      simulated: true,
    });
    camera.broken = true;
    printer.broken = true;
    expect(await post(`${url}/capture-test`, session)).toMatchObject({
      ok: false,
      code: 'camera-no-picture',
    });
    expect(await post(`${url}/print-test`, session)).toMatchObject({ ok: false });
    const kind = 'cutter';
    printer.print = () =>
      Promise.reject(new KioskError('printer-error', 'It reports.', { places: { kind } }));
    expect(await post(`${url}/print-test`, session)).toMatchObject({
      code: 'printer-error',
      places: { kind },
    });
    expect(tail.lines.map(({ event }) => event)).toContain('capture-test');
  });

  it('restarts where somebody starts the kiosk again, and says so where nobody would', async () => {
    const alone = await open();
    const session = await signIn(alone.url);
    expect(await post(`${alone.url}/restart`, session)).toMatchObject({ ok: false, code: 'not-supervised' });
    stop();
    server?.close();
    const restart = vi.fn();
    const supervised = await open({ restart });
    expect(await post(`${supervised.url}/restart`, await signIn(supervised.url))).toMatchObject({ ok: true });
    await until(() => expect(restart).toHaveBeenCalledOnce());
  });

  it('waits while a customer is at the kiosk', async () => {
    const { url, camera, printer } = await open({ isBusy: () => true, restart: vi.fn() });
    const session = await signIn(url);
    for (const path of ['print-test', 'capture-test', 'restart']) {
      expect(await post(`${url}/${path}`, session)).toMatchObject({ ok: false, code: 'busy' });
    }
    expect([camera.taken, printer.printed]).toEqual([0, []]);
  });

  it('gives a support bundle without a photo, an answer or a visit, in the midst of one', async () => {
    const fakes = fakeParts({ countdownSeconds: 0, turnSeconds: 0 });
    const { report, history } = workshopParts.supervision;
    const at = say('linkOn', { url: 'https://192.0.2.7:8443', fingerprint: 'AB' });
    const checks = [...report.checks, ok('desk-link', at)];
    const supervision = { report: { ...report, checks }, history };
    const { url, tail } = await open({ isBusy: () => true, supervision });
    const logger = loggerTo(tail);
    const visitor = new LocalVisitor({ ...fakes.parts, logger });
    for (const request of requestsToCapture) visitor.request(request);
    visitor.request({ type: 'take-photo' });
    await until(() => expect(visitor.state.candidate?.judged).toBe(true));
    visitor.request({ type: 'use-photo' });
    await until(() => expect(visitor.state.step).toBe('result'));
    const { screeningId, number, outcome, photos } = visitor.state;
    expect(outcome).toBe('refer');
    await visitor.stop();

    const response = await fetch(`${url}/support-bundle`, await signIn(url));
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="?spl-kiosk-unset-[\d-]+\.json"?$/,
    );
    const text = await response.text();
    // The visit left lines in the log; what counts is their content.
    expect(text).toMatch(/"event":"analysed"/);
    for (const secret of [
      screeningId,
      number,
      photos[0]?.id,
      photos[0]?.url,
      'refer',
      'Secret Pharmacy',
      '739154',
    ]) {
      expect(secret).toBeTruthy();
      expect(text).not.toContain(secret);
    }
    for (const request of requestsToCapture) {
      if (request.type.startsWith('answer')) expect(text).not.toContain(request.type);
    }
    expect(text).not.toMatch(/data:image|\/9j\/|base64/);
    const bundle = JSON.parse(text);
    expect(bundle.settings.port).toBe(8080);
    // The address of the pharmacy's network stays on the kiosk.
    expect(bundle.checks).toContainEqual(
      expect.objectContaining({
        name: 'desk-link',
        value: 'on at its address, certificate SHA-256 AB',
      }),
    );
    expect(text).not.toContain('192.0.2.7');
    expect(bundle.settingsLeftOut).toEqual(expect.arrayContaining(['pharmacy', 'stateFolder']));
  });
});
