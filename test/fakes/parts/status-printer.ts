import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Answers to DLE EOT 1 to 4, as an Epson TM-T20 gives them. */
export const answersOf = {
  idle: [0x12, 0x12, 0x12, 0x12],
  'out-of-paper': [0x1a, 0x32, 0x12, 0x72],
  'cover-open': [0x1a, 0x16, 0x12, 0x12],
  cutter: [0x1a, 0x52, 0x1a, 0x12],
  hot: [0x1a, 0x52, 0x52, 0x12],
  offline: [0x1a, 0x12, 0x12, 0x12],
  'paper-low': [0x12, 0x12, 0x12, 0x1e],
} as const;

/** What a receipt printer does with bytes: answers status requests at once, and prints the rest line by line. */
export class StatusPrinter {
  status: keyof typeof answersOf | 'silent' = 'idle';
  /** It reports that it has printed only once this is true. */
  prints = true;
  /** The bytes to print, without requests; emptied when the buffers are cleared. */
  received: number[] = [];
  cleared = 0;
  /** Called with the number of bytes to print so far. */
  onBytes: (count: number) => void = () => undefined;
  readonly #pending: (() => void)[] = [];
  #held: number[] = [];

  /** Takes bytes; `answer` sends one back. */
  take(bytes: Uint8Array, answer: (byte: number) => void): void {
    const all = [...this.#held, ...bytes];
    this.#held = [];
    for (let at = 0; at < all.length; ) {
      const length = requestLength(all, at);
      if (length === undefined) {
        this.#held = all.slice(at);
        return;
      }
      if (length === 0) this.received.push(all[at++] ?? 0);
      else {
        this.#request(all.slice(at, at + length), answer);
        at += length;
      }
    }
    this.onBytes(this.received.length);
  }

  /** Whether somebody asked to be told when all is printed. */
  get isAwaited(): boolean {
    return this.#pending.length > 0;
  }

  /** Gives the answers that wait for the paper. */
  finish(): void {
    this.prints = true;
    for (const answer of this.#pending.splice(0)) answer();
  }

  #request([first, , n = 0]: readonly number[], answer: (byte: number) => void): void {
    if (this.status === 'silent') return;
    if (first === 0x1d) {
      if (this.prints && this.status === 'idle') answer(0);
      else this.#pending.push(() => answer(0));
    } else if (n === 8) {
      this.cleared += 1;
      this.received = [];
    } else answer(answersOf[this.status][n - 1] ?? 0);
  }
}

/** Length of the request that begins here: 0 for none, undefined if the rest has not arrived yet. */
function requestLength(bytes: readonly number[], at: number): number | undefined {
  const [first, second, third] = bytes.slice(at, at + 3);
  if (first !== 0x10 && first !== 0x1d) return 0;
  if (second === undefined) return undefined;
  const isClear = first === 0x10 && second === 0x14;
  const isStatus = (first === 0x10 && second === 0x04) || (first === 0x1d && second === 0x72);
  if (!isClear && !isStatus) return 0;
  const length = isClear ? 10 : 3;
  return third === undefined || bytes.length - at < length ? undefined : length;
}

/** The same printer in the network. */
export async function listen(printer: StatusPrinter): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (bytes: Uint8Array) =>
      printer.take(bytes, (byte) => socket.write(Uint8Array.of(byte))),
    );
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
