import { constants, type FileHandle, open } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../../errors.ts';

/** A two-way connection to a receipt printer. */
export interface PrinterLink {
  /**
   * Resolves once the system has taken the bytes.
   * @throws Error if the connection is gone
   */
  write(bytes: Uint8Array): Promise<void>;
  /** The next byte from the printer; undefined if none came in time. */
  read(withinMs: number): Promise<number | undefined>;
  close(): Promise<void>;
}

/** How long a printer may take to accept a connection. */
const connectMs = 3000;

/** Bytes that have arrived, and the caller that waits for one. */
class Inbox {
  readonly #bytes: number[] = [];
  #wake: () => void = () => undefined;

  put(bytes: Uint8Array): void {
    this.#bytes.push(...bytes);
    this.#wake();
  }

  async take(withinMs: number): Promise<number | undefined> {
    if (this.#bytes.length === 0 && withinMs > 0) {
      const waiting = new AbortController();
      this.#wake = () => waiting.abort();
      await sleep(withinMs, undefined, { signal: waiting.signal }).catch(() => undefined);
    }
    return this.#bytes.shift();
  }
}

/** A network printer: raw TCP, usually port 9100. */
export async function openTcpLink(host: string, port: number): Promise<PrinterLink> {
  const inbox = new Inbox();
  const socket = await connected(host, port);
  let lost: Error | undefined;
  socket.on('data', (bytes: Uint8Array) => inbox.put(bytes));
  socket.on('error', (error) => {
    lost = error;
  });
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (lost ?? socket.destroyed) reject(lost ?? new Error('the connection is closed'));
        else socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    read: (withinMs) => inbox.take(withinMs),
    close: async () => {
      socket.destroy();
    },
  };
}

function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    socket.setTimeout(connectMs, () => socket.destroy(new Error('no connection in time')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

const pollMs = 20;

/** Errors of a device that has nothing to send, or no room, for now. */
const isBusy = (error: unknown): boolean => systemCode(error) === 'EAGAIN' || systemCode(error) === 'EBUSY';

/**
 * A printer at a USB node such as /dev/usb/lp0, which the kernel's usblp driver reads and writes. Reads never block,
 * because waiting for a silent printer would hold a thread indefinitely.
 */
export async function openUsbLink(path: string): Promise<PrinterLink> {
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  return {
    write: (bytes) => writeAll(file, bytes),
    read: (withinMs) => readByte(file, withinMs),
    close: () => file.close(),
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += (await file.write(bytes, at, bytes.length - at, null)).bytesWritten;
    } catch (error) {
      if (!isBusy(error)) throw error;
      await sleep(pollMs);
    }
  }
}

async function readByte(file: FileHandle, withinMs: number): Promise<number | undefined> {
  const byte = new Uint8Array(1);
  for (const end = performance.now() + withinMs; ; await sleep(pollMs)) {
    try {
      if ((await file.read(byte, 0, 1, null)).bytesRead === 1) return byte[0];
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    if (performance.now() >= end) return undefined;
  }
}
