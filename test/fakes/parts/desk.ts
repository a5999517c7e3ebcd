import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { vi } from 'vitest';
import type { CaseView, DeskReply, DeskRequest, DeskState } from '../../../src/contract/pharmacist.ts';
import { unprintable } from '../../../src/open/papers.ts';
import { makeScaleCards } from '../../../src/open/scale-cards.ts';
import type { ScreeningRecord } from '../../../src/screening/record/record.ts';
import { Pin } from '../../../src/server/auth/pin.ts';
import { gated } from '../../../src/server/http/gate.ts';
import { refuseForeign } from '../../../src/server/http/guard.ts';
import { createApp, listen } from '../../../src/server/http/http.ts';
import { openDesk } from '../../../src/server/pharmacist/open-desk.ts';
import { freePort } from '../machines/free-port.ts';
import { backPhoto, sampleRecord } from '../records/record.ts';
import { until } from '../until.ts';
import { FakeCustomer, FakeOutbox, WatchedCamera } from './desk-neighbours.ts';
import { FakePrinter } from './kiosk-parts.ts';
import { localPictures } from './pictures.ts';
import { TestStore } from './test-store.ts';

export const pin = '739154';
/** scrypt's least parameters, so that setting a PIN in each test takes no time. */
const cheap = { N: 2, r: 1, p: 1 };

export const photoBytes = readFileSync(fileURLToPath(new URL(`../../../${backPhoto}`, import.meta.url)));

/** Waiting for the pharmacist, with its photo. */
export async function handOver(
  store: TestStore,
  change: Partial<ScreeningRecord> = {},
): Promise<ScreeningRecord> {
  const record = sampleRecord({ review: null, alias: null, ...change });
  store.save(record);
  for (const { id } of record.screening.captures) await store.savePhoto(record.screening.id, id, photoBytes);
  store.handOver(record.screening.id);
  return record;
}

export interface DeskOptions {
  readonly store?: TestStore;
  readonly stateFolder?: string;
  readonly idleMs?: number;
  /** The desk of a kiosk that nobody has provisioned. */
  readonly withoutPin?: true;
}

/** The desk behind a real server on loopback; `log` holds every line that was logged. */
export async function startDesk({ store = new TestStore(), idleMs, withoutPin, ...given }: DeskOptions = {}) {
  const stateFolder = given.stateFolder ?? mkdtempSync(join(tmpdir(), 'spl-kiosk-desk-'));
  if (!withoutPin) await new Pin(stateFolder, 'pharmacist', Date.now, cheap).setFirst(pin);
  const log: string[] = [];
  const logger = pino({}, { write: (line: string) => void log.push(line) });
  const printer = new FakePrinter();
  const customer = new FakeCustomer();
  const camera = new WatchedCamera();
  const outbox = new FakeOutbox();
  const onScaleCardsSent = vi.fn();
  const desk = await openDesk({
    store,
    audit: store.trail,
    customer,
    camera,
    isCameraTaken: () => camera.isTaken,
    printer,
    makePapers: async ({ number }) => {
      const paper = (name: string) => ({
        name: `${name}-${number}`,
        format: 'letter' as const,
        pdf: async () => Buffer.from(`%PDF ${name} ${number}`),
        escPos: null,
      });
      return { slip: paper('referral'), letter: paper('letter') };
    },
    makeBundle: async ({ number, review }) => ({ resourceType: 'Bundle', number, signed: review !== null }),
    makeScaleCards: () => makeScaleCards('en'),
    onScaleCardsSent,
    imaging: localPictures,
    forgetPictures: () => undefined,
    unprintable,
    outbox,
    prevalence: { peoplePerSpl: 200, spotsPerPerson: 20 },
    stateFolder,
    language: 'en',
    researchNotice: 'Research use only. Not a diagnosis.',
    screenWidthMm: 476,
    retentionHours: 1,
    logger,
    ...(idleMs !== undefined && { idleMs }),
  });
  const port = await freePort();
  const app = createApp({
    pages: stateFolder,
    file: () => undefined,
    live: () => false,
    routers: [desk.router, desk.ownRouter],
    logger,
  });
  const { outer, inner } = gated(app, refuseForeign, logger);
  const http = await listen(outer, port);
  const server = new Server(inner, { serveClient: false });
  desk.attach(server);
  return {
    desk,
    url: `http://127.0.0.1:${port}`,
    store,
    stateFolder,
    printer,
    customer,
    camera,
    outbox,
    onScaleCardsSent,
    log,
    async stop({ keepState = false } = {}) {
      http.close();
      http.closeAllConnections();
      await server.close();
      await desk.stop();
      if (!keepState) rmSync(stateFolder, { recursive: true });
    },
  };
}

/** A browser: keeps the cookie of its session, beside the one that lets it in. */
export class DeskBrowser {
  readonly #url: string;
  readonly #entry: string;
  #session = '';
  socket: Socket | undefined;
  state: DeskState | undefined;
  /** Undefined before the first message, null once it is gone. */
  view: CaseView | null | undefined;
  isSignedOut = false;

  /** @param entry cookie that the kiosk's port asks for; none where a test has the desk alone */
  constructor(url: string, entry = '') {
    this.#url = url;
    this.#entry = entry;
  }

  get #cookie(): string {
    return [this.#entry, this.#session].filter((one) => one !== '').join('; ');
  }

  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.#url}/pharmacist/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie: this.#cookie, ...headers },
      body: JSON.stringify(body),
    });
    const cookie = response.headers.get('set-cookie');
    if (cookie) this.#session = cookie.split(';')[0] ?? '';
    return response;
  }

  get(path: string): Promise<Response> {
    return fetch(this.#url + path, { headers: { cookie: this.#cookie } });
  }

  async signIn(given = pin): Promise<Response> {
    return await this.post('sign-in', { pin: given });
  }

  /** @throws when the socket is refused, with the reason as its message */
  async join(): Promise<void> {
    const socket = io(`${this.#url}/pharmacist`, {
      extraHeaders: { cookie: this.#cookie },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.socket = socket;
    socket.on('state', (state: DeskState) => {
      this.state = state;
    });
    socket.on('case', (view: CaseView | null) => {
      this.view = view;
    });
    socket.on('signed-out', () => {
      this.isSignedOut = true;
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('state', () => resolve());
      socket.once('connect_error', reject);
    });
  }

  ask(request: DeskRequest | object): Promise<DeskReply> {
    return new Promise((resolve) => this.socket?.emit('request', request, resolve));
  }

  /** Waits until the open screening is as the test wants it. */
  async sees(isSo: (view: CaseView) => boolean): Promise<CaseView> {
    return await until(() => (this.view && isSo(this.view) ? this.view : false), { what: String(isSo) });
  }
}
