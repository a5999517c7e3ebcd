import type { Server } from 'node:http';
import type { Router } from 'express';
import { Server as SocketServer } from 'socket.io';
import type { LinkFault, LinkView, PairState } from '../../contract/desk-link.ts';
import type { LinkAddress } from '../../devices/system/link-address.ts';
import { codeOf, type ErrorCode } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { DeskCertificate } from '../../open/desk-link.ts';
import { gated } from '../http/gate.ts';
import { listen } from '../http/http.ts';
import { socketOptions } from '../http/socket-options.ts';
import { linkApp, linkKeeper } from './link-app.ts';
import { PairedComputers } from './paired-computers.ts';
import { PairingCode } from './pairing-code.ts';

const usualLookMs = 5000;
/** A pharmacy has a few computers at its counter, and each browser opens some connections. */
const mostConnections = 64;

/** What the link serves. */
export interface LinkedDesk {
  readonly router: Router;
  attach(io: Pick<SocketServer, 'of'>): void;
  signOutAll(): void;
  /** Into the log and the audit trail; must not throw. */
  note(event: 'computer-paired' | 'computers-forgotten'): void;
}

export interface DeskLinkParts {
  readonly stateFolder: string;
  readonly port: number;
  readonly pages: string;
  readonly desk: LinkedDesk;
  /** What everybody may know of this kiosk. */
  readonly state: PairState;
  readonly address: () => LinkAddress | null;
  /** @throws KioskError `provision-failed` */
  readonly certificate: (address: string) => Promise<DeskCertificate>;
  readonly logger: Logger;
  /** Milliseconds between two looks at the interface, whose address can come late and change. */
  readonly lookEveryMs?: number;
}

interface Opened {
  readonly address: string;
  readonly host: string;
  readonly http: Server;
  readonly io: SocketServer;
}

/**
 * The desk link: serves the pharmacist's page over TLS on one address of the pharmacy's network, to paired computers. It
 * follows the address of its interface; the kiosk runs whether or not the link can listen.
 */
export class DeskLink {
  readonly #parts: DeskLinkParts;
  readonly #code = new PairingCode();
  readonly #computers: PairedComputers;
  #opened: Opened | null = null;
  #fault: LinkFault | null = null;
  #fingerprint: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: DeskLinkParts) {
    this.#parts = parts;
    const { stateFolder, logger } = parts;
    this.#computers = new PairedComputers(stateFolder, () =>
      logger.error({ event: 'paired-computers-broken' }),
    );
  }

  get view(): LinkView {
    return {
      address: this.#opened && `https://${this.#opened.host}`,
      fault: this.#fault,
      fingerprint: this.#fingerprint,
      paired: this.#computers.count,
    };
  }

  /** Begins to listen, now or as soon as the interface has an address. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, this.#parts.lookEveryMs ?? usualLookMs);
    await this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#close();
  }

  /** @returns a new code, for one computer */
  showCode(): string {
    this.#parts.logger.info({ event: 'pairing-code-shown' });
    return this.#code.show();
  }

  /** Signs everybody out, because a session does not know from which computer it came. @returns how many there were */
  forgetComputers(): number {
    const count = this.#computers.forgetAll();
    this.#parts.desk.signOutAll();
    this.#opened?.http.closeAllConnections();
    this.#parts.desk.note('computers-forgotten');
    return count;
  }

  async #look(): Promise<void> {
    const address = this.#parts.address()?.address ?? null;
    if (address !== null && address === this.#opened?.address) return;
    await this.#close();
    const before = this.#fault;
    const code = address === null ? null : await this.#open(address);
    this.#fault = this.#opened !== null ? null : faultOf(code);
    // The log is part of the support bundle, so it names no address.
    if (this.#fault === null) this.#parts.logger.info({ event: 'desk-link-open' });
    else if (this.#fault !== before)
      this.#parts.logger.warn({ event: 'desk-link-closed', why: this.#fault, code });
  }

  /** @returns null if it listens now, and otherwise the code of why not */
  async #open(address: string): Promise<ErrorCode | null> {
    const { port, pages, desk, state, certificate, logger } = this.#parts;
    const host = `${address.includes(':') ? `[${address}]` : address}:${port}`;
    const [code, computers] = [this.#code, this.#computers];
    const onPaired = () => desk.note('computer-paired');
    try {
      const { pem, fingerprint } = await certificate(address);
      this.#fingerprint = fingerprint;
      const app = linkApp({ pages, desk: desk.router, code, computers, state, onPaired, logger });
      const { outer, inner } = gated(app, linkKeeper(host, computers), logger, pem);
      outer.maxConnections = mostConnections;
      const http = await listen(outer, port, address);
      const io = new SocketServer(inner, socketOptions);
      // Nobody but the pharmacist's page, in a namespace of its own, has anything to say here.
      io.use((_socket, next) => next(new Error('not-here')));
      desk.attach(io);
      this.#opened = { address, host, http, io };
      return null;
    } catch (error) {
      return codeOf(error);
    }
  }

  async #close(): Promise<void> {
    const opened = this.#opened;
    if (opened === null) return;
    this.#opened = null;
    const closed = opened.io.close();
    opened.http.close();
    opened.http.closeAllConnections();
    await closed;
  }
}

const faultOf = (code: ErrorCode | null): LinkFault =>
  code === null ? 'no-address' : code === 'port-in-use' ? 'port-taken' : 'no-certificate';
