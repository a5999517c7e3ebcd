import { io, type Socket } from 'socket.io-client';
import type {
  ClientToServer,
  KioskState,
  Reply,
  Request,
  ServerToClient,
} from '../../../src/contract/kiosk.ts';
import { requestsToMap } from './requests.ts';

/** For a daemon that takes and accepts no photo by itself: the visitor does. */
export const byHand = { SPL_KIOSK_HANDS_FREE: 'false', SPL_KIOSK_ACCEPT_SECONDS: '600' };

/** A customer at a running kiosk, over its socket, independent of its screens. */
export class Visitor {
  readonly #url: string;
  readonly #cookie: string;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  #state: KioskState | undefined;
  #look: () => void = () => undefined;

  /** @param cookie that lets in */
  constructor({ url, cookie }: { readonly url: string; readonly cookie: string }) {
    this.#url = url;
    this.#cookie = cookie;
    this.#socket = io(url, { transports: ['websocket'], extraHeaders: { cookie }, ackTimeout: 20_000 });
    this.#socket.on('state', (state) => {
      this.#state = state;
      this.#look();
    });
  }

  async ask(...requests: Request[]): Promise<void> {
    for (const request of requests) {
      const { reply, again } = await this.#reply(request);
      if (reply.ok) continue;
      // It was carried out the first time, and only the answer was lost.
      const isDone = again && reply.code === 'out-of-order';
      if (!isDone) throw new Error(`${request.type} was refused: ${reply.code}`);
    }
  }

  /** The kiosk drops a page that is silent for seconds, as this process is on a busy machine: it asks again. */
  async #reply(request: Request): Promise<{ readonly reply: Reply; readonly again: boolean }> {
    for (let tries = 1; ; tries++) {
      try {
        return { reply: await this.#socket.emitWithAck('request', request), again: tries > 1 };
      } catch (lost) {
        if (tries === 4) throw lost;
      }
    }
  }

  /** The first state from now on for which the condition holds. */
  until(isSo: (state: KioskState) => boolean, withinMs = 180_000): Promise<KioskState> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Waited in vain at ${this.#state?.step}, fault ${this.#state?.fault}.`)),
        withinMs,
      );
      this.#look = () => {
        if (!this.#state || !isSo(this.#state)) return;
        clearTimeout(timer);
        this.#look = () => undefined;
        resolve(this.#state);
      };
      this.#look();
    });
  }

  /** From any step to a photo of a new visit that may be used. */
  async toReview(): Promise<void> {
    await this.toCapture();
    await this.take();
  }

  /** From wherever the kiosk stands to the live picture of a new visit. */
  async toCapture(): Promise<void> {
    await this.ask(
      // From the last screen of the visit before back to the welcome.
      { type: 'stop-and-delete' },
      ...requestsToMap,
      // A point: the photo may show less than the whole back.
      { type: 'choose-site', site: 'upper-back', view: 'back', point: { x: 0.5, y: 0.3 } },
    );
  }

  /** From the live picture to a photo that may be used. */
  async take(): Promise<void> {
    await this.ask({ type: 'take-photo' });
    await this.until(({ candidate }) => candidate?.mayUse === true);
  }

  /** From the photo in review to its analysis. */
  async usePhoto(): Promise<KioskState> {
    await this.ask({ type: 'use-photo' });
    return await this.until(({ step }) => step === 'analysing');
  }

  async toAnalysis(): Promise<KioskState> {
    await this.toReview();
    return await this.usePhoto();
  }

  /** A picture as the page gets it. */
  async fetch(path: string): Promise<Uint8Array> {
    return new Uint8Array(
      await (await fetch(`${this.#url}${path}`, { headers: { cookie: this.#cookie } })).arrayBuffer(),
    );
  }

  leave(): void {
    this.#socket.disconnect();
  }
}
