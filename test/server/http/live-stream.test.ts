import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveStream } from '../../../src/server/http/live-stream.ts';
import { until } from '../../fakes/until.ts';

let server: Server;
let stream: LiveStream;
/** The server's ends of the connections, in the order of the readers. */
let served: ServerResponse[];
beforeEach(async () => {
  stream = new LiveStream();
  served = [];
  server = createServer((incoming, response) => {
    const token = incoming.url?.split('/').at(-1) ?? '';
    if (stream.serve(token, response)) served.push(response);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  stream.close();
  server.closeAllConnections();
  server.close();
});

async function read(path: string | null): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: '127.0.0.1', port, path: path ?? '/' }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return response;
}

/** A frame that says its number and has the given size. */
const frame = (number: number, size = 100) => Buffer.alloc(size, `<${number}>`);

test('a reader gets each frame with its length, and the boundary behind it at once', async () => {
  stream.open();
  const response = await read(stream.path);
  expect(response.headers).toMatchObject({
    'content-type': 'multipart/x-mixed-replace; boundary=spl-kiosk-frame',
    'cache-control': 'no-store',
  });
  let text = '';
  response.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  const part = (body: string) =>
    `Content-Type: image/jpeg\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n--spl-kiosk-frame\r\n`;
  const one = `--spl-kiosk-frame\r\n${part('<1><1><1>')}`;
  stream.send(frame(1, 9));
  await until(() => expect(text).toBe(one));
  stream.send(frame(2, 6));
  await until(() => expect(text).toBe(`${one}${part('<2><2>')}`));
});

test('a slow reader misses frames, then gets the newest, and holds up nobody', async () => {
  stream.open();
  const [slow, fast] = [await read(stream.path), await read(stream.path)];
  let quick = 0;
  fast.on('data', (chunk: Buffer) => {
    quick += chunk.length;
  });
  slow.pause();
  const size = 200_000;
  for (let number = 1; number <= 300; number++) {
    stream.send(frame(number, size));
    await until(() => quick > number * size, { everyMs: 1 });
  }
  // 60 MB were sent; except for one frame, nothing was kept that the reader did not take.
  expect(served[0]?.writableLength).toBeLessThan(2 * size);
  let taken = 0;
  let tail = '';
  slow.on('data', (chunk: Buffer) => {
    taken += chunk.length;
    tail = (tail + chunk.toString('latin1')).slice(-size);
  });
  slow.resume();
  await until(() => expect(tail).toContain('<300>'));
  expect(taken).toBeLessThan(150 * size);
});

test('a path is good for one opening, and its readers are told the end', async () => {
  stream.open();
  const { path } = stream;
  const response = await read(path);
  response.resume();
  stream.close();
  await once(response, 'end');
  expect(stream.path).toBeNull();
  expect((await read(path)).statusCode).toBe(404);
  stream.open();
  expect(stream.path).not.toBe(path);
  expect((await read(path)).statusCode).toBe(404);
  expect((await read('/preview/null')).statusCode).toBe(404);
});

test('a reader that takes nothing is cut off at the end', async () => {
  stream.open();
  const response = await read(stream.path);
  response.pause();
  let left = 0;
  await until(() => {
    const before = left;
    stream.send(frame(1, 500_000));
    left = served[0]?.writableLength ?? 0;
    return left > 0 && left === before; // the kernel takes no more
  });
  stream.close();
  const [error] = (await once(response.resume(), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
});

/** Sends frames until the server's buffer for this reader is full. */
const stall = (n: number) =>
  until(() => {
    const before = served[n]?.writableLength ?? 0;
    stream.send(frame(1, 500_000));
    return before > 0 && served[n]?.writableLength === before;
  });

test('readers at whom nobody looks lock nobody out, whoever comes first', async () => {
  stream.open();
  const page = await read(stream.path);
  let seen = 0;
  page.on('data', (chunk: Buffer) => {
    seen += chunk.length;
  });
  const ended: number[] = [];
  for (let n = 1; n <= 8; n++) {
    const idle = await read(stream.path);
    idle.on('error', () => undefined).pause();
    served[n]?.once('close', () => ended.push(n));
    await stall(n);
  }
  await until(() => expect(ended).toEqual([1, 2, 3, 4, 5]));
  const late = await read(stream.path);
  late.resume();
  expect(late.statusCode).toBe(200);
  const before = seen;
  stream.send(frame(2));
  await until(() => expect(seen).toBeGreaterThan(before));
});

test('a reader that leaves makes room', async () => {
  stream.open();
  const readers = await Promise.all([1, 2, 3, 4].map(() => read(stream.path)));
  for (const reader of readers) reader.resume();
  readers[0]?.destroy();
  await until(() => expect(served[0]?.destroyed).toBe(true));
  await read(stream.path);
  expect(served.slice(1).map(({ writableEnded }) => writableEnded)).toEqual([false, false, false, false]);
});
