import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import type { Request } from '../../../src/contract/kiosk.ts';
import { openVisits } from '../../../src/server/visit/open-visits.ts';
import { attachSocket } from '../../../src/server/visit/page/socket.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { until } from '../../fakes/until.ts';

// A request takes one way from the socket to the store or the device, which a reader can follow.

const mostNamed = 4;

/** The named functions of src/server on the stack, innermost first. */
function underWay(): string[] {
  const named = /^\s+at (?:async )?([\w.#]+) \((?:file:\/\/)?\S*\/src\/server\//;
  const lines = new Error('where').stack?.split('\n') ?? [];
  return lines.flatMap((line) => named.exec(line)?.[1] ?? []).filter((name) => !/anonymous/.test(name));
}

let close = async (): Promise<unknown> => undefined;
afterEach(() => close());

/** A kiosk with its socket, which notes the functions through which each save and each still was reached. */
async function kiosk() {
  const { parts, store, camera } = fakeParts({ countdownSeconds: 0, turnSeconds: 0 });
  const ways: { what: string; way: string[] }[] = [];
  const save = store.save.bind(store);
  store.save = (...record) => {
    ways.push({ what: 'save', way: underWay() });
    save(...record);
  };
  camera.before = () => void ways.push({ what: 'still', way: underWay() });
  const visits = openVisits(parts);
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const server = attachSocket(http, visits, parts.logger);
  const socket: Socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false });
  close = async () => {
    socket.disconnect();
    await visits.stop();
    await server.close();
  };
  const ask = async (...requests: Request[]) => {
    for (const request of requests)
      expect(await socket.timeout(60_000).emitWithAck('request', request)).toEqual({ ok: true });
  };
  return { ask, ways, visits };
}

it('reaches the store, and the camera, through at most four named functions', async () => {
  const { ask, ways, visits } = await kiosk();
  await ask(...requestsToCapture, { type: 'take-photo' });
  expect(ways.filter(({ what }) => what === 'save')).toHaveLength(requestsToCapture.length);
  expect(ways.at(-1)?.what).toBe('still');
  await until(() => expect(visits.states.state.candidate?.judged).toBe(true));
  await ask({ type: 'use-photo' });
  for (const { what, way } of ways) {
    // Analysed photos are saved too, when no request is under way.
    if (!way.includes('answerTo')) continue;
    expect(way.length, `${what}: ${way.join(' < ')}`).toBeLessThanOrEqual(mostNamed);
  }
  expect(ways[0]?.way).toEqual(['RecordKeeper.keep', 'VisitRunner.take', 'answerTo']);
  expect(ways.find(({ what }) => what === 'still')?.way.at(-1)).toBe('answerTo');
});
