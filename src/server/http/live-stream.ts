import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const boundary = 'spl-kiosk-frame';
/** Most readers: the kiosk's page and a technician's. Each holds up to one frame here, besides the kernel's buffer. */
const mostReaders = 4;

/**
 * The live picture as multipart/x-mixed-replace over HTTP. The browser decodes it without any script, on a connection
 * of its own, so that no state waits for a picture, and TCP tells which reader is slow. A reader that has not taken its
 * frame yet misses the frames in between and then gets the newest.
 */
export class LiveStream {
  readonly #readers = new Set<Reader>();
  #token: string | null = null;

  /** Unguessable path of the open stream. */
  get path(): string | null {
    return this.#token === null ? null : `/preview/${this.#token}`;
  }

  /** Opens a stream under a new path. */
  open(): void {
    this.#token = randomBytes(16).toString('hex');
  }

  /** Ends it for every reader. */
  close(): void {
    this.#token = null;
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
  }

  send(jpeg: Uint8Array): void {
    for (const reader of this.#readers) reader.show(jpeg);
  }

  /**
   * Begins a reader. If there are too many, it replaces the slowest one, so that connections that nobody reads can't lock
   * others out.
   * @returns whether the token is that of the open stream
   */
  serve(token: string, response: ServerResponse): boolean {
    if (token !== this.#token) return false;
    if (this.#readers.size >= mostReaders) this.#endSlowest();
    const reader = new Reader(response);
    this.#readers.add(reader);
    response.once('close', () => this.#readers.delete(reader));
    return true;
  }

  #endSlowest(): void {
    const [slowest] = [...this.#readers].toSorted((a, b) => b.missed - a.missed);
    if (slowest === undefined) return;
    slowest.end();
    this.#readers.delete(slowest);
  }
}

class Reader {
  readonly #response: ServerResponse;
  #busy = false;
  #newest: Uint8Array | undefined;
  #missed = 0;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.writeHead(200, {
      'Content-Type': `multipart/x-mixed-replace; boundary=${boundary}`,
      'Cache-Control': 'no-store',
    });
    response.write(`--${boundary}\r\n`);
    response.on('drain', () => this.#goOn());
  }

  /** Number of frames that this reader has missed since the last one that it took. */
  get missed(): number {
    return this.#missed;
  }

  show(jpeg: Uint8Array): void {
    this.#newest = jpeg;
    if (this.#busy) this.#missed++;
    else this.#goOn();
  }

  end(): void {
    this.#newest = undefined;
    // A reader that takes nothing would keep its connection and its last frame indefinitely.
    if (this.#busy) this.#response.destroy();
    else this.#response.end();
  }

  #goOn(): void {
    this.#busy = false;
    const jpeg = this.#newest;
    if (jpeg === undefined) return;
    this.#newest = undefined;
    this.#missed = 0;
    // With the boundary after the frame, the browser shows it at once and not when the next one begins.
    const head = `Content-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`;
    const frame = Buffer.concat([Buffer.from(head), jpeg, Buffer.from(`\r\n--${boundary}\r\n`)]);
    this.#busy = !this.#response.write(frame);
  }
}
