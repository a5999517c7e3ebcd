import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TechnicianState } from '../../../src/contract/technician.ts';
import { Pin } from '../../../src/server/auth/pin.ts';
import { LogTail } from '../../../src/server/technician/log-tail.ts';
import { openWorkshop, type WorkshopParts } from '../../../src/server/technician/open-workshop.ts';
import { loadSettings } from '../../../src/settings.ts';
import { ok } from '../../../src/technician/checks/check.ts';
import { History } from '../../../src/technician/health/history.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../../fakes/parts/local-visitor.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { until } from '../../fakes/until.ts';

/** As createLogger makes it, without standard error. */
const loggerTo = (tail: LogTail) =>
  pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    tail,
  );

describe('the last 24 hours', () => {
  it('hold the median of each minute’s runs, and no more than a day', async () => {
    const history = new History(async () => ({ celsius: 51.5, memoryBytes: 9e8 }));
    for (const ms of [10, 90, 20]) history.ran('lesion-detector', ms);
    await history.sample(new Date('2026-11-23T12:00:00Z'));
    await history.sample(new Date('2026-11-23T12:01:00Z'));
    expect(history.samples).toEqual([
      { at: '2026-11-23T12:00:00.000Z', celsius: 51.5, memoryBytes: 9e8, runMs: { 'lesion-detector': 20 } },
      { at: '2026-11-23T12:01:00.000Z', celsius: 51.5, memoryBytes: 9e8, runMs: {} },
    ]);
    for (let i = 0; i < 1440; i++) await history.sample(new Date(i * 60_000));
    expect(history.samples).toHaveLength(1440);
  });

  it('are sampled for as long as the kiosk runs', async () => {
    const history = new History(async () => ({ celsius: null, memoryBytes: 1 }));
    history.start(5);
    await until(() => expect(history.samples.length).toBeGreaterThan(2));
    history.stop();
  });
});

describe('the log’s tail', () => {
  it('lets through what is named, and nothing else', () => {
    const tail = new LogTail();
    const logger = loggerTo(tail);
    logger.info({ event: 'analysed', screening: 'c0ffee', ms: 812, answer: 'yes', name: { first: 'Ann' } });
    logger.warn({ event: 'check', name: 'camera', status: 'failed', value: 'not plugged in' });
    logger.info('no event');
    tail.write('no JSON');
    expect(tail.lines.map(({ level, event, details }) => ({ level, event, details }))).toEqual([
      { level: 'info', event: 'analysed', details: ['ms: 812'] },
      { level: 'warn', event: 'check', details: ['name: camera', 'status: failed', 'value: not plugged in'] },
    ]);
    for (let i = 0; i < 400; i++) logger.info({ event: 'again' });
    expect(tail.lines).toHaveLength(300);
  });
});

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
      release: { version: '0.1.0', givenUp: null, madeAt: new Date(0), nodePinned: '24', packages: [] },
      supervision: {
        report: { live: true, ready: true, at: '2026-11-23T12:00:00.000Z', checks: [ok('store', 's')] },
        history: new History(async () => ({ celsius: null, memoryBytes: 0 })),
      },
      models: () => [
        {
          model: 'lesion-detector',
          provider: 'cpu',
          passedOver: [
            { provider: 'tensorrt', hindrance: 'no-engine', reason: 'no engine was built for this model' },
          ],
        },
      ],
      versions: { 'lesion-detector': '0.2.0' },
      camera,
      printer,
      testPaper: () => ({
        name: 'test-slip',
        format: 'slip',
        pdf: async () => new Uint8Array(1),
        escPos: null,
      }),
      log: tail,
      isBusy: () => false,
      restart: null,
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
          passedOver: ['tensorrt: no engine was built for this model'],
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
      value: expect.stringMatching(/^simulated: 1200 × 800, [\d.]+ s, a fake$/),
    });
    camera.broken = true;
    printer.broken = true;
    expect(await post(`${url}/capture-test`, session)).toMatchObject({
      ok: false,
      code: 'camera-no-picture',
    });
    expect(await post(`${url}/print-test`, session)).toMatchObject({ ok: false });
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
    const { url, tail } = await open({ isBusy: () => true });
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
    expect(bundle.settingsLeftOut).toEqual(expect.arrayContaining(['pharmacy', 'stateFolder']));
  });
});
